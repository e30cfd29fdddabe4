package io.panelkeeper.persistence.database;

import jakarta.persistence.MappedSuperclass;

/** An entity with a number of its own. Equality is here and nowhere else: the same class and the same number; without one, the object. */
@MappedSuperclass
public abstract class Identified {

    /** {@code null} until persisted. */
    public abstract Long getId();

    @Override
    public final boolean equals(Object other) {
        return this == other
                || other instanceof Identified that && getId() != null && getId().equals(that.getId())
                        && getClass() == that.getClass();
    }

    @Override
    public final int hashCode() {
        return getId() == null ? System.identityHashCode(this) : getId().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + getId();
    }
}
