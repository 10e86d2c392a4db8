package org.yushi.desk.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Where;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Places.PlaceRow;
import org.yushi.rulebook.Rulebook;

/**
 * Who may be told of an alert, from the bottom up: the steps that its audience names, each with
 * whoever stands there by places.csv. An audience without {@code window} never reaches the window,
 * whoever else cannot be reached.
 */
public final class Ladder {
  private static final String NOBODY_SAID = "centre";

  private final Map<Tier, Recipient> steps = new EnumMap<>(Tier.class);

  private Ladder() {}

  /**
   * The ladder of an alert.
   *
   * @param audience words of the policy
   * @param where place and people of the alert
   * @param item its service item, or null
   * @param day by which rows
   */
  public static Ladder of(
      Rulebook rulebook, String audience, Where where, @Nullable String item, LocalDate day) {
    Set<String> words = words(audience);
    Ladder ladder = new Ladder();
    Places places = rulebook.places();
    String centre = places.centreOf(where.centre(), where.window());
    if (words.contains("window")) {
      ladder.step(Tier.HANDLER, row(places, where.handler(), Places.Kind.HANDLER, day), null);
      ladder.step(
          Tier.WINDOW, row(places, where.window(), Places.Kind.WINDOW, day), where.window());
    }
    if (words.contains("department")) {
      ladder.step(Tier.DEPARTMENT, department(rulebook, where, item, day), where.department());
    }
    if (words.contains("centre")) {
      ladder.step(
          Tier.CENTRE,
          centre == null ? anyCentreOf(places, where.region(), day) : find(places, centre, day),
          centre);
    }
    if (words.contains("inspection")) {
      ladder.step(Tier.INSPECTION, inspection(places, where, day), null);
    }
    return ladder;
  }

  /** Whether the words of the policy name a step; handler and window head are one. */
  public static boolean names(String audience, Tier tier) {
    Tier named = tier == Tier.HANDLER ? Tier.WINDOW : tier;
    return words(audience).contains(named.name().toLowerCase(Locale.ROOT));
  }

  private static Set<String> words(String audience) {
    return Set.copyOf(
        Arrays.asList((audience.isBlank() ? NOBODY_SAID : audience.strip()).split("\\s+")));
  }

  /** The nearest office; a code that nobody lists must not keep any of them from being told. */
  private static @Nullable PlaceRow inspection(Places places, Where where, LocalDate day) {
    for (@Nullable String code :
        new @Nullable String[] {where.centre(), where.window(), where.region()}) {
      PlaceRow office = code == null ? null : places.inspectionOf(code, day);
      if (office != null) {
        return office;
      }
    }
    return places.listed(Places.Kind.INSPECTION, day, day).stream().findFirst().orElse(null);
  }

  private static @Nullable PlaceRow department(
      Rulebook rulebook, Where where, @Nullable String item, LocalDate day) {
    Places places = rulebook.places();
    String ofWindow = where.window() == null ? null : places.departmentOf(where.window());
    for (@Nullable String code :
        new @Nullable String[] {
          where.department(), ofWindow, rulebook.items().departmentOf(item, day)
        }) {
      PlaceRow row = row(places, code, Places.Kind.DEPARTMENT, day);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private static @Nullable PlaceRow row(
      Places places, @Nullable String code, Places.Kind kind, LocalDate day) {
    PlaceRow row = find(places, code, day);
    return row != null && row.kind() == kind ? row : null;
  }

  private static @Nullable PlaceRow find(Places places, @Nullable String code, LocalDate day) {
    return code == null ? null : places.find(code, day);
  }

  /**
   * What is about a region as a whole is told to the first of its centres; what is about a calendar
   * of the whole country, to the first there is.
   */
  private static @Nullable PlaceRow anyCentreOf(
      Places places, @Nullable String region, LocalDate day) {
    return places.listed(Places.Kind.CENTRE, day, day).stream()
        .filter(centre -> region == null || !places.knows(region) || region.equals(centre.parent()))
        .findFirst()
        .orElse(null);
  }

  /** A place that is named and not listed stands there too, out of reach. */
  private void step(Tier tier, @Nullable PlaceRow row, @Nullable String code) {
    if (row != null) {
      String name = row.head().isEmpty() ? row.name() : row.name() + " " + row.head();
      steps.put(tier, new Recipient(tier, row.code(), name, row.contacts()));
    } else if (code != null) {
      steps.put(tier, new Recipient(tier, code, code, List.of()));
    }
  }

  /** Who stands on a step, or null. */
  public @Nullable Recipient at(Tier tier) {
    return steps.get(tier);
  }

  /**
   * Who is told first: handler and window head together, else the lowest step there is. Never
   * empty: where nobody stands on any step, it is somebody who cannot be reached.
   */
  public List<Recipient> first() {
    List<Recipient> first = new ArrayList<>();
    for (Recipient each : steps.values()) {
      boolean ofWindow = each.tier().compareTo(Tier.WINDOW) <= 0;
      if (ofWindow || first.isEmpty()) {
        first.add(each);
      }
    }
    return first.isEmpty() ? List.of(new Recipient(Tier.CENTRE, "?", "?", List.of())) : first;
  }

  /** The next step up at which somebody can be reached, or null. */
  public @Nullable Recipient above(Tier tier) {
    for (Recipient each : steps.values()) {
      if (each.tier().compareTo(tier) > 0 && each.isReachable()) {
        return each;
      }
    }
    return null;
  }
}
