package io.panelkeeper.web.about;

/**
 * A library, or a font, that travels in the WAR.
 *
 * @param version {@code null} = not known
 * @param licence SPDX expression; {@code null} = nobody has looked it up
 * @param home    where it comes from; {@code null} = nobody has looked it up
 */
public record Library(String name, String version, String licence, String home) {
}
