/** Start and end of the application, and what it tells supervisors about itself. */
package io.panelkeeper.web.start;
