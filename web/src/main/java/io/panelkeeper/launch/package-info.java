/**
 * The runnable jar: {@code java -jar panelkeeper.jar} checks options and settings, unpacks Payara Micro once per build and boots the WAR in
 * the same JVM. Not part of the WAR, and free of Jakarta EE types: nothing but the JDK is on the class path when it runs.
 */
package io.panelkeeper.launch;
