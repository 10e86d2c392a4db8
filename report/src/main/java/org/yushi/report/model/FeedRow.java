package org.yushi.report.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source of events.
 *
 * @param source the source
 * @param events events of the month
 * @param entries how they were entered
 * @param silentSince since when it is silent at the end of the month; null if it sends
 */
public record FeedRow(Unit source, long events, Entries entries, @Nullable Instant silentSince) {}
