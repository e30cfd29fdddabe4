/**
 * What an operator can set: MicroProfile Config keys {@code panelkeeper.*}, one table ({@link io.panelkeeper.web.config.Setting}), read
 * and checked once at start ({@link io.panelkeeper.web.config.Settings}). Apart from {@code SettingsProducer} nothing here knows Jakarta
 * EE, because the runnable jar checks the same settings before any server exists.
 */
package io.panelkeeper.web.config;
