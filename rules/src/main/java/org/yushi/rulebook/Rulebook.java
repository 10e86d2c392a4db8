package org.yushi.rulebook;

import java.util.List;
import java.util.Map;

/**
 * A loaded rulebook: checked, immutable, with its version.
 *
 * @param name its name
 * @param version SHA-256 of its files, in hex
 * @param rules its rules, by id
 * @param policy levels and thresholds
 * @param items service items
 * @param places the tree of places
 * @param feeds sources
 * @param calendars working days and office hours
 */
public record Rulebook(
    String name,
    String version,
    Map<String, RuleCard> rules,
    Policy policy,
    Items items,
    Places places,
    Feeds feeds,
    Calendars calendars) {

  /** The card of a rule that it has. */
  public RuleCard rule(String id) {
    RuleCard card = rules.get(id);
    if (card == null) {
      throw new IllegalArgumentException("no rule " + id + " in " + List.copyOf(rules.keySet()));
    }
    return card;
  }
}
