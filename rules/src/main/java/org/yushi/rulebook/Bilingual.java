package org.yushi.rulebook;

/**
 * A text for people, in Simplified Chinese and in English.
 *
 * @param zh Chinese
 * @param en English
 */
public record Bilingual(String zh, String en) {}
