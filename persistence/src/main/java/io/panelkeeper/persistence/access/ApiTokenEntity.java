package io.panelkeeper.persistence.access;

import io.panelkeeper.persistence.database.Identified;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A program's token, by which it acts for a person. The token itself is shown once and not kept. */
@Entity
@Table(name = "api_token")
public class ApiTokenEntity extends Identified {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_token_seq")
    @SequenceGenerator(name = "api_token_seq", sequenceName = "api_token_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id", nullable = false, updatable = false)
    private PersonEntity person;

    @Column(nullable = false, length = 100)
    private String name;

    /** SHA-256, 64 hexadecimal digits. */
    @Column(nullable = false, updatable = false, length = 64)
    private String hash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** Kept to the minute; {@code null} = never. */
    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected ApiTokenEntity() {
    }

    ApiTokenEntity(PersonEntity person, String name, String hash, Instant createdAt) {
        this.person = person;
        this.name = name;
        this.hash = hash;
        this.createdAt = createdAt;
    }

    @Override
    public Long getId() {
        return id;
    }
}
