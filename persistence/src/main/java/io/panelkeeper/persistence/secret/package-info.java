/** Which keys have sealed this database's secrets. */
package io.panelkeeper.persistence.secret;
