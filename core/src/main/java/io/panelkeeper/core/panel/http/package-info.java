/**
 * One HTTP exchange with a panel: the port {@link io.panelkeeper.core.panel.http.PanelHttp} and its only
 * implementation, a Jersey client on the Apache connector. What a panel's answers mean is no business of this package.
 */
package io.panelkeeper.core.panel.http;
