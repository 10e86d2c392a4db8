package org.yushi.rulebook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.yushi.calendar.Counting;
import org.yushi.calendar.OfficeHours;
import org.yushi.calendar.WorkingDays;

/** Reads {@code calendars/}: published.csv, days.csv and offices.csv. */
final class CalendarLoader {
  private static final String PUBLISHED = "calendars/published.csv";
  private static final String DAYS = "calendars/days.csv";
  private static final String OFFICES = "calendars/offices.csv";
  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.of(
          "MON", DayOfWeek.MONDAY,
          "TUE", DayOfWeek.TUESDAY,
          "WED", DayOfWeek.WEDNESDAY,
          "THU", DayOfWeek.THURSDAY,
          "FRI", DayOfWeek.FRIDAY,
          "SAT", DayOfWeek.SATURDAY,
          "SUN", DayOfWeek.SUNDAY);

  private final RulebookBundle bundle;
  private final Places places;
  private final Consumer<Problem> problems;

  CalendarLoader(RulebookBundle bundle, Places places, Consumer<Problem> problems) {
    this.bundle = bundle;
    this.places = places;
    this.problems = problems;
  }

  Calendars load() {
    Map<String, Map<LocalDate, WorkingDays.SpecialDay>> special = specialDays();
    Map<String, WorkingDays> regions = regions(special);
    Map<String, Map<LocalDate, WorkingDays.SpecialDay>> local = new HashMap<>(special);
    local.keySet().removeAll(regions.keySet());
    Map<String, Calendars.Office> offices = offices();
    for (String key : regions.isEmpty() ? Set.<String>of() : local.keySet()) {
      if (!places.knows(key)) {
        problems.accept(
            new Problem(DAYS, 0, "place: expected a region or a place, found \"" + key + "\""));
      }
    }
    return new Calendars(places, regions, offices, local);
  }

  private Map<String, Map<LocalDate, WorkingDays.SpecialDay>> specialDays() {
    Table table =
        new Table(
            bundle, DAYS, List.of("place", "date", "day"), List.of("name", "nameEn"), problems);
    Map<String, Map<LocalDate, WorkingDays.SpecialDay>> days = new HashMap<>();
    for (Table.Row row : table.rows()) {
      String day = row.required("day");
      boolean working = day.equals("WORK");
      if (!working && !day.equals("OFF")) {
        row.wrong("day", "expected WORK or OFF, found \"" + day + "\"");
      }
      String name = row.cell("name", working ? "调休上班" : "放假");
      String nameEn = row.cell("nameEn", working ? "make-up working day" : "day off");
      LocalDate date = row.requiredDate("date", LocalDate.EPOCH);
      if (days.computeIfAbsent(row.required("place"), place -> new HashMap<>())
              .put(date, new WorkingDays.SpecialDay(working, name, nameEn))
          != null) {
        row.wrong("date", date + " stands twice for this place");
      }
    }
    return days;
  }

  private record Published(LocalDate from, LocalDate until, Set<DayOfWeek> week, long line) {}

  private Map<String, WorkingDays> regions(
      Map<String, Map<LocalDate, WorkingDays.SpecialDay>> special) {
    Table table =
        new Table(
            bundle,
            PUBLISHED,
            List.of("region", "from", "until"),
            List.of("week", "notice"),
            problems);
    Map<String, List<Published>> rows = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Validity span = row.validity();
      rows.computeIfAbsent(row.required("region"), region -> new ArrayList<>())
          .add(
              new Published(
                  span.from(),
                  span.until(),
                  row.parsed("week", week("MON-FRI"), CalendarLoader::week),
                  row.line()));
    }
    Map<String, WorkingDays> regions = new LinkedHashMap<>();
    rows.forEach(
        (region, spans) ->
            regions.put(region, joined(spans, special.getOrDefault(region, Map.of()))));
    if (regions.isEmpty()) {
      problems.accept(new Problem(PUBLISHED, 0, "expected at least one published span of days"));
    }
    return regions;
  }

  private WorkingDays joined(
      List<Published> spans, Map<LocalDate, WorkingDays.SpecialDay> special) {
    spans.sort(Comparator.comparing(Published::from));
    for (int i = 1; i < spans.size(); i++) {
      LocalDate expected = spans.get(i - 1).until().plusDays(1);
      if (!spans.get(i).from().equals(expected)) {
        problems.accept(
            new Problem(
                PUBLISHED,
                spans.get(i).line(),
                "from: expected " + expected + ", so that no day is missing or doubled"));
      }
      if (!spans.get(i).week().equals(spans.get(0).week())) {
        problems.accept(
            new Problem(
                PUBLISHED,
                spans.get(i).line(),
                "week: expected the same in every row of a region; other days belong in " + DAYS));
      }
    }
    LocalDate first = spans.get(0).from();
    LocalDate last = spans.get(spans.size() - 1).until();
    if (last.toEpochDay() - first.toEpochDay() > 100 * 366L) {
      problems.accept(
          new Problem(PUBLISHED, spans.get(0).line(), "until: expected at most 100 years"));
      return new WorkingDays(first, first, spans.get(0).week(), special);
    }
    return new WorkingDays(first, last, spans.get(0).week(), special);
  }

  private Map<String, Calendars.Office> offices() {
    Table table =
        new Table(
            bundle,
            OFFICES,
            List.of("centre", "zone", "hours"),
            List.of("counting", "from", "until"),
            problems);
    Map<String, ZoneId> zones = new HashMap<>();
    Map<String, Counting> countings = new HashMap<>();
    Map<String, List<OfficeHours>> hours = new HashMap<>();
    for (Table.Row row : table.rows()) {
      String centre = row.required("centre");
      if (!centre.equals("*") && !places.knows(centre)) {
        row.wrong("centre", "expected a place of places.csv or *, found \"" + centre + "\"");
      }
      Validity validity = row.validity();
      ZoneId zone = row.requiredParsed("zone", ZoneId.of("UTC"), CalendarLoader::zone);
      Counting counting = row.oneOf("counting", Counting.class, Counting.BY_DAY);
      if (!zone.equals(zones.getOrDefault(centre, zone))) {
        row.wrong("zone", "expected the same in every row of a centre, found " + zone);
      }
      if (counting != countings.getOrDefault(centre, counting)) {
        row.wrong("counting", "expected the same in every row of a centre, found " + counting);
      }
      zones.put(centre, zone);
      countings.put(centre, counting);
      List<OfficeHours> dated = hours.computeIfAbsent(centre, key -> new ArrayList<>());
      OfficeHours mine =
          new OfficeHours(
              validity.from(),
              validity.until(),
              row.parsed("hours", OfficeHours.parse("09:00-17:00"), OfficeHours::parse));
      if (!dated.isEmpty()
          && !mine.from().equals(dated.get(dated.size() - 1).until().plusDays(1))) {
        row.wrong("from", "expected the day after the row before it ends");
      }
      dated.add(mine);
    }
    Map<String, Calendars.Office> offices = new HashMap<>();
    hours.forEach(
        (centre, dated) ->
            offices.put(
                centre,
                new Calendars.Office(
                    zones.getOrDefault(centre, ZoneId.of("UTC")),
                    countings.getOrDefault(centre, Counting.BY_DAY),
                    dated)));
    if (!offices.containsKey("*")) {
      problems.accept(
          new Problem(OFFICES, 0, "centre: expected a row * for centres not listed otherwise"));
    }
    return offices;
  }

  private static ZoneId zone(String cell) {
    if (!ZoneId.getAvailableZoneIds().contains(cell)) {
      throw new IllegalArgumentException(
          "expected a time zone such as Asia/Shanghai, found \"" + cell + "\"");
    }
    return ZoneId.of(cell);
  }

  /** Reads {@code MON-FRI} or {@code SUN MON TUE WED THU}. */
  private static Set<DayOfWeek> week(String cell) {
    Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
    for (String part : cell.split("\\s+", -1)) {
      String[] ends = part.split("-", -1);
      DayOfWeek at = WEEKDAYS.get(ends[0]);
      DayOfWeek last = WEEKDAYS.get(ends[ends.length - 1]);
      if (at == null || last == null || ends.length > 2) {
        throw new IllegalArgumentException("expected days such as MON-FRI, found \"" + cell + "\"");
      }
      week.add(at);
      while (at != last) {
        at = at.plus(1);
        week.add(at);
      }
    }
    return week;
  }
}
