/**
 * Reading panels: detection, login, questions and what the answers mean in each release. Everything that differs
 * between releases of 3x-ui ends here.
 */
package io.panelkeeper.core.panel.reading;
