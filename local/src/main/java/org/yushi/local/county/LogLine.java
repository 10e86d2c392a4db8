package org.yushi.local.county;

import java.time.Instant;

/**
 * One line of the log on its way.
 *
 * @param source the feed that sends it
 * @param arrival when it arrives: when it becomes known
 * @param text the line
 */
public record LogLine(String source, Instant arrival, String text) {}
