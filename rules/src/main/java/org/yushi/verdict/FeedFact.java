package org.yushi.verdict;

/**
 * A stretch in which nothing was heard of a source; epoch ms, {@link Times#NEVER} for what has no
 * date.
 *
 * @param lastHeard when it was last heard of, by supervision time
 * @param silentFrom first instant beyond its tolerance
 * @param heardAgain when it was heard of again
 */
public record FeedFact(long lastHeard, long silentFrom, long heardAgain) {}
