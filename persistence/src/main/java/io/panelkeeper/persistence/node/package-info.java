/** The portal's own nodes. */
package io.panelkeeper.persistence.node;
