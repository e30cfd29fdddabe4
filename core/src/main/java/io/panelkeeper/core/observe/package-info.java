/**
 * The pipeline's pure part: what one poll saw ({@link io.panelkeeper.core.observe.PanelObservation}), what was known before
 * ({@link io.panelkeeper.core.observe.KnownPanel}), and what follows from both ({@link io.panelkeeper.core.observe.PanelChanges}).
 */
package io.panelkeeper.core.observe;
