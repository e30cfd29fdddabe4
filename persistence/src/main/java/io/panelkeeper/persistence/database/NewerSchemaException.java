package io.panelkeeper.persistence.database;

/** A newer release has used this database; this one would not know what it does to it. */
public class NewerSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerSchemaException(String found, String known) {
        super("The database has schema version " + found + ", but this release of Panelkeeper knows versions up to " + known
                + ". Run the newer release, or restore the copy of the database that was made before its upgrade.");
    }
}
