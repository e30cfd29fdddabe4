package io.panelkeeper.persistence.panel;

import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor.LoginSecret;
import io.panelkeeper.core.panel.Credentials.SecondFactor.TotpSeed;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.persistence.database.Identified;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A panel as it was registered. Added → watched, with pauses → archived, and possibly restored; never deleted, since its history refers to
 * it. What its polls told is not here but in {@code panel_watch}; its secrets are in {@code panel_secret}.
 */
@Entity
@Table(name = "panel")
public class Panel extends Identified {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "panel_seq")
    @SequenceGenerator(name = "panel_seq", sequenceName = "panel_seq", allocationSize = 50)
    private Long id;

    @Column(nullable = false, length = PanelDraft.LABEL_LENGTH)
    private String label;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "group_id")
    private PanelGroup group;

    @ElementCollection
    @CollectionTable(name = "panel_tag", joinColumns = @JoinColumn(name = "panel_id"))
    @Column(name = "tag", nullable = false, length = PanelDraft.TAG_LENGTH)
    private Set<String> tags = new HashSet<>();

    @Column(nullable = false, length = 2000)
    private String url;

    @Column(name = "tls_pin", length = 64)
    private String tlsPin;

    @Column(length = 500)
    private String username;

    @Column(name = "credentials_kind", nullable = false, length = 10)
    private String credentialsKind;

    @Column(name = "second_factor", nullable = false, length = 12)
    private String secondFactor;

    @Column(name = "poll_seconds", nullable = false)
    private int pollSeconds;

    @Column(nullable = false)
    private boolean paused;

    @Column(name = "archived_at")
    private Instant archivedAt;

    @Column(name = "added_at", nullable = false, updatable = false)
    private Instant addedAt;

    @Version
    private long version;

    protected Panel() {
    }

    Panel(PanelDraft draft, PanelGroup group, Instant addedAt) {
        this.addedAt = addedAt;
        change(draft, group);
    }

    /** Everything a person can edit; credentials that are not given stay. */
    final void change(PanelDraft draft, PanelGroup newGroup) {
        label = draft.label();
        group = newGroup;
        url = draft.url().toString();
        tlsPin = draft.tls().pin();
        pollSeconds = Math.toIntExact(draft.period().toSeconds());
        // Replaced only if different: otherwise every edit would rewrite the rows.
        Set<String> newTags = Set.copyOf(draft.tags());
        if (!tags.equals(newTags)) {
            tags.clear();
            tags.addAll(newTags);
        }
        if (draft.credentials() != null) {
            describe(draft.credentials());
        }
    }

    private void describe(Credentials credentials) {
        if (credentials instanceof Password password) {
            credentialsKind = "password";
            username = password.username();
            secondFactor = password.secondFactor() instanceof TotpSeed ? "totpSeed"
                    : password.secondFactor() instanceof LoginSecret ? "loginSecret" : "none";
        } else {
            credentialsKind = "token";
            username = null;
            secondFactor = "none";
        }
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    void restore() {
        archivedAt = null;
    }

    @Override
    public Long getId() {
        return id;
    }

    public PanelRef ref() {
        return new PanelRef(id, label);
    }

    public String getLabel() {
        return label;
    }

    public Optional<PanelGroup> getGroup() {
        return Optional.ofNullable(group);
    }

    public Set<String> getTags() {
        return Set.copyOf(tags);
    }

    public PanelUrl getUrl() {
        return StoredUrl.read(url);
    }

    public TlsTrust getTls() {
        return new TlsTrust(tlsPin);
    }

    /** {@code password} or {@code token}. */
    public String getCredentialsKind() {
        return credentialsKind;
    }

    /** {@code null} with a token. */
    public String getUsername() {
        return username;
    }

    /** {@code none}, {@code totpSeed} or {@code loginSecret}. */
    public String getSecondFactor() {
        return secondFactor;
    }

    public Duration getPeriod() {
        return Duration.ofSeconds(pollSeconds);
    }

    public Instant getAddedAt() {
        return addedAt;
    }

    public long getVersion() {
        return version;
    }
}
