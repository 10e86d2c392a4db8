package org.yushi.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.tally.Contribution.Counted;

/**
 * A time in which a feed was silent beyond its tolerance.
 *
 * @param alertId the alert that says so
 * @param source the feed
 * @param counted where the alert counts
 * @param from its first instant
 * @param until its end, or null while it goes on
 */
public record SilenceOf(
    String alertId, String source, Counted counted, Instant from, @Nullable Instant until) {}
