package org.yushi.supervision;

/**
 * What became of a feed's records; counts may be changes, also negative. At any time received =
 * judged + duplicate + rejected + waiting; conflicts are among the duplicates.
 *
 * @param source the feed, empty where no source is known
 * @param received taken from the input
 * @param judged part of a judged subject
 * @param duplicate sent before
 * @param conflict of these, with other content
 * @param rejected not taken in
 * @param waiting for a receipt, an acceptance or the target of a correction
 * @param masked ID numbers masked in events that were kept
 */
public record FeedCount(
    String source,
    long received,
    long judged,
    long duplicate,
    long conflict,
    long rejected,
    long waiting,
    long masked) {

  /** Nothing yet. */
  static FeedCount none(String source) {
    return new FeedCount(source, 0, 0, 0, 0, 0, 0, 0);
  }

  /** The sum of both, for the same feed. */
  public FeedCount plus(FeedCount other) {
    return new FeedCount(
        source,
        received + other.received,
        judged + other.judged,
        duplicate + other.duplicate,
        conflict + other.conflict,
        rejected + other.rejected,
        waiting + other.waiting,
        masked + other.masked);
  }
}
