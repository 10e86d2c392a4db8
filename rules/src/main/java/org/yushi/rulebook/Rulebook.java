package org.yushi.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether a sub-centre or agent point, or one that a window lies in, is listed on a day and
   * approved for an item.
   *
   * @param centre code of the place, or null
   * @param window code of a window, or null
   */
  public boolean approves(
      Items.Item item, @Nullable String centre, @Nullable String window, LocalDate day) {
    for (String code : new @Nullable String[] {centre, window}) {
      if (code != null) {
        for (Places.PlaceRow place : places.chain(code)) {
          if (item.approvedPlaces().contains(place.code())
              && places.find(place.code(), day) != null) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
