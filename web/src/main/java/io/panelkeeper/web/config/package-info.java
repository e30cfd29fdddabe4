/**
 * What an operator can set: MicroProfile Config keys {@code panelkeeper.*}, one table ({@link io.panelkeeper.web.config.Setting}), read
 * and checked once at start ({@link io.panelkeeper.web.config.Settings}, which CDI beans inject).
 * <p>
 * Nothing here knows more than the JDK: the runnable jar carries this package a second time, checks the settings before any server exists,
 * and in its JVM the WAR sees that copy.
 */
package io.panelkeeper.web.config;
