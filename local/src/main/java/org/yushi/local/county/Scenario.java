package org.yushi.local.county;

import java.util.function.Consumer;

/**
 * One kind of story that is told in the log, and the alerts it must lead to.
 *
 * @param rule the rule that it is about, empty for an ordinary case
 * @param exception whether the rule must leave it alone, or say less than it would otherwise
 * @param wording what is planted, in words
 * @param plant tells the story once
 */
record Scenario(String rule, boolean exception, Wording wording, Consumer<Plot> plant) {

  /** The rule must find it. */
  static Scenario finds(String rule, String zh, String en, Consumer<Plot> plant) {
    return new Scenario(rule, false, new Wording(zh, en), plant);
  }

  /** The rule has an exception for it. */
  static Scenario excepts(String rule, String zh, String en, Consumer<Plot> plant) {
    return new Scenario(rule, true, new Wording(zh, en), plant);
  }

  /** An ordinary case. */
  static Scenario ordinary(String zh, String en, Consumer<Plot> plant) {
    return new Scenario("", false, new Wording(zh, en), plant);
  }

  boolean isOrdinary() {
    return rule.isEmpty();
  }
}
