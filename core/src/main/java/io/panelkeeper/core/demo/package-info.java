/**
 * Panels that live in memory: {@link io.panelkeeper.core.demo.DemoServer} hosts any number of
 * {@link io.panelkeeper.core.demo.DemoPanel}s, which answer as a 3x-ui panel of their release would, and
 * {@link io.panelkeeper.core.demo.DemoFleet} is the dozen that the portal shows in its demo mode. Everything in here
 * is its own reading of the wire contract and knows nothing of {@code core.panel}'s, so that each is evidence for
 * the other.
 */
package io.panelkeeper.core.demo;
