package org.yushi.rulebook;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Counting;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.calendar.OfficeHours;
import org.yushi.calendar.WorkingDays;

/** Which office calendar a centre has: its own hours, its region's working days. */
public final class Calendars {
  private static final String DEFAULT = "*";

  /**
   * The office of a centre (rows of offices.csv).
   *
   * @param zone time zone
   * @param counting way of counting limits
   * @param hours dated hours
   */
  public record Office(ZoneId zone, Counting counting, List<OfficeHours> hours) {
    /** Copies the list. */
    public Office {
      hours = List.copyOf(hours);
    }
  }

  private final Places places;
  private final Map<String, WorkingDays> regions;
  private final String firstRegion;
  private final Map<String, Office> offices;
  private final Map<String, Map<LocalDate, WorkingDays.SpecialDay>> local;
  private final Map<String, OfficeCalendar> built = new ConcurrentHashMap<>();

  /**
   * Calendars of a rulebook; offices must hold the row {@code *}.
   *
   * @param regions published days; the first region stands for all that are not listed
   * @param local days that single centres have apart from their region
   */
  public Calendars(
      Places places,
      Map<String, WorkingDays> regions,
      Map<String, Office> offices,
      Map<String, Map<LocalDate, WorkingDays.SpecialDay>> local) {
    this.places = places;
    this.regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
    this.firstRegion = regions.keySet().stream().findFirst().orElse(DEFAULT);
    this.offices = Map.copyOf(offices);
    this.local = Map.copyOf(local);
  }

  /** The calendar of a centre in a region; both may be unsaid. */
  public OfficeCalendar of(@Nullable String centre, @Nullable String region) {
    String office = centre != null && offices.containsKey(centre) ? centre : DEFAULT;
    String days = regionOf(centre, region);
    String closures = centre != null && local.containsKey(centre) ? centre : DEFAULT;
    return built.computeIfAbsent(
        office + '\n' + days + '\n' + closures, key -> build(office, days, closures));
  }

  private OfficeCalendar build(String office, String days, String closures) {
    Office hours = get(offices, office);
    WorkingDays working = get(regions, days).with(local.getOrDefault(closures, new HashMap<>()));
    return new OfficeCalendar(working, hours.hours(), hours.zone(), hours.counting());
  }

  private String regionOf(@Nullable String centre, @Nullable String region) {
    List<String> candidates = new ArrayList<>();
    for (String start : new String[] {region, centre}) {
      if (start != null) {
        candidates.add(start);
        places.chain(start).forEach(place -> candidates.add(place.code()));
      }
    }
    return candidates.stream().filter(regions::containsKey).findFirst().orElse(firstRegion);
  }

  /** The published working days by region. */
  public Map<String, WorkingDays> regions() {
    return regions;
  }

  private static <T> T get(Map<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("a loaded rulebook has a row " + key);
    }
    return value;
  }
}
