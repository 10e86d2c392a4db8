package org.yushi.local.county;

import java.util.Locale;
import java.util.Random;

/** Gives numbers to cases and applicants; no number twice. */
final class Register {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";

  private final Random random;
  private int cases;
  private int applicants;

  Register(Random random) {
    this.random = random;
  }

  String nextCase() {
    cases++;
    return "SF26-" + String.format(Locale.ROOT, "%05d", cases);
  }

  /** Something like a keyed hash; letters only, lest it look like an ID number. */
  String nextApplicant() {
    applicants++;
    StringBuilder hash = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      hash.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return hash.append('-').append(applicants).toString();
  }
}
