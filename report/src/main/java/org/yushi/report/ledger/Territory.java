package org.yushi.report.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.report.model.Tier;
import org.yushi.report.model.Unit;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Places.Kind;
import org.yushi.rulebook.Places.PlaceRow;
import org.yushi.rulebook.Rulebook;
import org.yushi.tally.Contribution.Counted;

/** The places that a report is about: what they are called, in what they lie, their calendar. */
final class Territory {
  /** City, county, township. */
  private static final int LEVELS = 3;

  private final Rulebook rulebook;
  private final String place;
  private final LocalDate first;
  private final LocalDate last;
  private final Set<String> within;
  private final Set<String> townships;

  /**
   * The territory of a month.
   *
   * @throws NotThereException if the rulebook does not list the place
   */
  Territory(Rulebook rulebook, String place, YearMonth month) {
    if (!place.isEmpty() && !rulebook.places().knows(place)) {
      throw new NotThereException(
          "--place " + place + "：规则库 places.csv 中没有此代码 no such code in places.csv of the rulebook");
    }
    this.rulebook = rulebook;
    this.place = place;
    this.first = month.atDay(1);
    this.last = month.atEndOfMonth();
    this.within = place.isEmpty() ? Set.of() : rulebook.places().within(place);
    this.townships = townships(rulebook.places());
  }

  /**
   * The regions below the county: the second level of regions, or the third where there are so
   * many.
   */
  private static Set<String> townships(Places places) {
    List<PlaceRow> regions = places.listed(Kind.REGION, LocalDate.MIN, LocalDate.MAX);
    int deepest = regions.stream().mapToInt(row -> depth(places, row.code())).max().orElse(1);
    Set<String> townships = new TreeSet<>();
    for (PlaceRow row : regions) {
      int depth = depth(places, row.code());
      if (depth > 1 && depth >= Math.min(LEVELS, deepest)) {
        townships.add(row.code());
      }
    }
    return townships;
  }

  private static int depth(Places places, String region) {
    return (int) places.chain(region).stream().filter(row -> row.kind() == Kind.REGION).count();
  }

  /** Codes of the places that count; none = all. */
  Collection<String> codes() {
    return within;
  }

  Set<String> townships() {
    return townships;
  }

  Tier tier(Counted counted) {
    if (!counted.agentPoint().isEmpty()) {
      return Tier.VILLAGE;
    }
    return townships.contains(counted.region()) ? Tier.TOWNSHIP : Tier.COUNTY;
  }

  /** What the whole is called. */
  Unit whole() {
    if (!place.isEmpty()) {
      return place(place);
    }
    List<PlaceRow> tops = listed(Kind.REGION, row -> depth(rulebook.places(), row.code()) == 1);
    return tops.size() == 1 ? place(tops.get(0).code()) : new Unit("", rulebook.name());
  }

  /** Places listed in the month that count. */
  List<PlaceRow> listed(Kind kind, Predicate<PlaceRow> condition) {
    return rulebook.places().listed(kind, first, last).stream()
        .filter(row -> within.isEmpty() || within.contains(row.code()))
        .filter(condition)
        .toList();
  }

  Unit place(String code) {
    PlaceRow row = rulebook.places().find(code, last);
    if (row == null || row.code().equals("*")) {
      List<PlaceRow> chain = rulebook.places().chain(code);
      row = chain.isEmpty() ? null : chain.get(0);
    }
    return new Unit(code, row == null ? code : row.name());
  }

  /** The department of a window, or the place in which it lies. */
  Unit above(String code) {
    List<PlaceRow> chain = rulebook.places().chain(code);
    return chain.size() < 2 ? Unit.NONE : place(chain.get(1).code());
  }

  /** The region in which a place lies. */
  Unit region(String code) {
    return unitOf(rulebook.places().regionOf(code));
  }

  Unit item(String code) {
    Items.Item item = rulebook.items().find(code, last);
    return new Unit(code, item == null || !item.item().equals(code) ? code : item.name());
  }

  Unit departmentOf(String item) {
    return unitOf(rulebook.items().departmentOf(item, last));
  }

  private Unit unitOf(@Nullable String code) {
    return code == null ? Unit.NONE : place(code);
  }

  /** The calendar of the whole. */
  OfficeCalendar calendar() {
    String code = place.isEmpty() ? whole().code() : place;
    return rulebook
        .calendars()
        .of(code.isEmpty() ? null : rulebook.places().centreOf(null, code), null);
  }

  /** The calendar of a case. */
  OfficeCalendar calendar(Counted counted) {
    return rulebook.calendars().of(orNull(counted.centre()), orNull(counted.region()));
  }

  private static @Nullable String orNull(String code) {
    return code.isEmpty() ? null : code;
  }
}
