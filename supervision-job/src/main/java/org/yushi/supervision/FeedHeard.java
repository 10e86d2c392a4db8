package org.yushi.supervision;

import java.time.Instant;

/**
 * That something was heard of a source.
 *
 * @param source the source
 * @param at supervision time
 */
public record FeedHeard(String source, Instant at) {}
