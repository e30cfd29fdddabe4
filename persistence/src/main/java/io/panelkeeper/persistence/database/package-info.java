/** The database itself: connections to H2 or PostgreSQL, the schema's migration, and the converters of the persistence unit. */
package io.panelkeeper.persistence.database;
