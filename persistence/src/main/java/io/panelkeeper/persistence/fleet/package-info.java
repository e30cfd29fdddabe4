/** What pages and REST read: lists, totals, and who is online. */
package io.panelkeeper.persistence.fleet;
