package org.yushi.local.county;

import java.time.Instant;

/**
 * One line of the log on its way.
 *
 * @param source the feed that sends it
 * @param key the case that it is about, empty if none
 * @param arrival when it arrives: when it becomes known
 * @param text the line
 */
public record LogLine(String source, String key, Instant arrival, String text) {}
