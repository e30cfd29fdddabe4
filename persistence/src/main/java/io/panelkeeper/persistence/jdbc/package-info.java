/** Plain SQL on the connection of the running transaction, with the ceremony of JDBC in one place. */
package io.panelkeeper.persistence.jdbc;
