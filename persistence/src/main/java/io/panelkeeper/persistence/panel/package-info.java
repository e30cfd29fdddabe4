/** The register of panels: what is watched, where it answers, and its encrypted secrets. */
package io.panelkeeper.persistence.panel;
