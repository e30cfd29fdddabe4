package io.panelkeeper.web.about;

/**
 * A library that travels in the WAR.
 *
 * @param file    begins the name of its jar
 * @param licence by its SPDX identifier
 * @param home    where it comes from
 */
public record Library(String file, String name, String version, String licence, String home) {
}
