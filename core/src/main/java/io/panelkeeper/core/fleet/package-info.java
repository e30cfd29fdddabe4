/** What people and programs are shown of a fleet: answers computed from recorded observations, the same for pages and REST. */
package io.panelkeeper.core.fleet;
