package io.panelkeeper.persistence.panel;

import io.panelkeeper.persistence.database.Identified;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** Panels that belong together. Names are unique in whatever case. */
@Entity
@Table(name = "panel_group")
public class PanelGroup extends Identified {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "panel_group_seq")
    @SequenceGenerator(name = "panel_group_seq", sequenceName = "panel_group_seq", allocationSize = 50)
    private Long id;

    @Column(nullable = false, length = 100)
    private String name;

    @Column(name = "name_key", nullable = false, length = 300)
    private String nameKey;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected PanelGroup() {
    }

    PanelGroup(String name, Instant createdAt) {
        this.name = name;
        this.nameKey = key(name);
        this.createdAt = createdAt;
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
