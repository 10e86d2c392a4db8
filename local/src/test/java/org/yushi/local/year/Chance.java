package org.yushi.local.year;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True in so many of a hundred cases. */
  boolean percent(double percent) {
    return random.nextDouble() * 100 < percent;
  }

  /** A number from the least to the most, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** A number from the least to the most, both included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** One of these. */
  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The index of one of these weights. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
