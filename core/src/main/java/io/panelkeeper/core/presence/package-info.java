/** Who is online, since when, and how precisely we know. */
package io.panelkeeper.core.presence;
