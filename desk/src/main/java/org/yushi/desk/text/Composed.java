package org.yushi.desk.text;

/**
 * A letter as people read it.
 *
 * @param subject one line
 * @param text plain text, lines ended by {@code \n}
 * @param html the same as a page that needs nothing else
 */
public record Composed(String subject, String text, String html) {}
