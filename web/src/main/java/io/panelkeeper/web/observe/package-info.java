/**
 * The pipeline's imperative part: claim what is due, observe, record, announce. What follows from an observation is decided in
 * {@link io.panelkeeper.core.observe.Derivation}.
 */
package io.panelkeeper.web.observe;
