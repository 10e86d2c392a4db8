package org.yushi.supervision;

/**
 * What a station shows of its keys: sums over all of them, right after a restore too. A key that
 * had no step yet adds nothing.
 *
 * @param <S> what the station keeps of a key
 */
interface KeySums<S> {
  /**
   * Counts a key in, or out before its state changes.
   *
   * @param times 1 for in, -1 for out
   */
  void count(String key, S state, int times);
}
