package org.yushi.tally;

/**
 * How long a number of cases took, in whole office minutes.
 *
 * @param count cases for which it is known
 * @param sum of all of them
 * @param median nearest rank; 0 of none
 * @param p90 90th percentile, nearest rank; 0 of none
 */
public record Minutes(long count, long sum, long median, long p90) {
  /** Of no case. */
  public static final Minutes NONE = new Minutes(0, 0, 0, 0);

  /** The mean, rounded to the nearest minute; 0 of none. */
  public long mean() {
    return count == 0 ? 0 : Math.round((double) sum / count);
  }
}
