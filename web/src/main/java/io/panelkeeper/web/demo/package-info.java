/** The demo: a fleet of simulated panels inside the portal, watched like any other. */
package io.panelkeeper.web.demo;
