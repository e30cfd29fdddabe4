package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Role;
import io.panelkeeper.persistence.database.Identified;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/** A {@link Person}'s row. Names are unique in whatever case. */
@Entity
@Table(name = "person")
public class PersonEntity extends Identified {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "person_seq")
    @SequenceGenerator(name = "person_seq", sequenceName = "person_seq", allocationSize = 50)
    private Long id;

    @Column(nullable = false, length = 100)
    private String username;

    @Column(name = "username_key", nullable = false, length = 300)
    private String usernameKey;

    @Column(name = "password_hash", nullable = false, length = 500)
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private Role role;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private boolean disabled;

    @Version
    private long version;

    protected PersonEntity() {
    }

    PersonEntity(String username, String passwordHash, Role role, Instant createdAt) {
        this.username = username;
        this.usernameKey = key(username);
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    @Override
    public Long getId() {
        return id;
    }

    Person person() {
        return new Person(id, username, passwordHash, role, disabled);
    }
}
