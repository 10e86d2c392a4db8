package org.yushi.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tree of places: region &gt; centre &gt; department &gt; window, sub-centres, agent points;
 * and who is told something there.
 */
public final class Places {
  private static final String ANY = "*";

  /** What a place is. */
  public enum Kind {
    /** 行政区划. */
    REGION,
    /** 政务服务中心. */
    CENTRE,
    /** 政务服务分中心. */
    SUBCENTRE,
    /** 代办点. */
    AGENT,
    /** 部门. */
    DEPARTMENT,
    /** 窗口. */
    WINDOW,
    /** 经办人. */
    HANDLER,
    /** 纪检监察机构. */
    INSPECTION
  }

  /**
   * One row of places.csv.
   *
   * @param code code, or {@code *} for every place not listed otherwise
   * @param kind kind
   * @param parent code of the place it lies in, or null at the top
   * @param name name
   * @param head who is in charge, or empty
   * @param contacts where it is told something
   * @param validity when the row holds
   */
  public record PlaceRow(
      String code,
      Kind kind,
      @Nullable String parent,
      String name,
      String head,
      List<Contact> contacts,
      Validity validity) {
    /** Copies the list. */
    public PlaceRow {
      contacts = List.copyOf(contacts);
    }
  }

  private final Map<String, List<PlaceRow>> places = new HashMap<>();

  /** A tree of these rows. */
  public Places(List<PlaceRow> all) {
    for (PlaceRow place : all) {
      places.computeIfAbsent(place.code(), code -> new ArrayList<>()).add(place);
    }
  }

  /** The row in force on a day, or null. */
  public @Nullable PlaceRow find(String code, LocalDate day) {
    for (PlaceRow place : places.getOrDefault(code, List.of())) {
      if (place.validity().on(day)) {
        return place;
      }
    }
    return null;
  }

  /** The first day, from this one on, on which the code is listed; null if it never is. */
  public @Nullable LocalDate listedFrom(String code, LocalDate day) {
    List<Validity> spans = new ArrayList<>();
    for (String row : new String[] {code, ANY}) {
      places.getOrDefault(row, List.of()).forEach(place -> spans.add(place.validity()));
    }
    return Validity.firstDay(spans, day);
  }

  /** Whether any row, of whatever date, has this code. */
  public boolean knows(String code) {
    return places.containsKey(code);
  }

  /** The centre that an event names, or that the window it names lies in; null if neither. */
  public @Nullable String centreOf(@Nullable String centre, @Nullable String window) {
    if (centre != null || window == null) {
      return centre;
    }
    for (PlaceRow place : chain(window)) {
      if (place.kind() != Kind.WINDOW && place.kind() != Kind.DEPARTMENT) {
        return place.code();
      }
    }
    return null;
  }

  /** The region that a place lies in, or null. */
  public @Nullable String regionOf(String code) {
    return nearest(Kind.REGION, code);
  }

  /** The department that a window belongs to, or null. */
  public @Nullable String departmentOf(String window) {
    return nearest(Kind.DEPARTMENT, window);
  }

  /** The inspection office of a place: the nearest that stands beside it or above it, or null. */
  public @Nullable PlaceRow inspectionOf(String code, LocalDate day) {
    for (PlaceRow place : chain(code)) {
      for (PlaceRow office : listed(Kind.INSPECTION, day, day)) {
        if (place.code().equals(office.parent())) {
          return office;
        }
      }
    }
    return null;
  }

  /** The codes of a place and of all that lie in it, by their last known rows. */
  public SortedSet<String> within(String code) {
    SortedSet<String> within = new TreeSet<>();
    for (String each : places.keySet()) {
      if (chain(each).stream().anyMatch(place -> place.code().equals(code))) {
        within.add(each);
      }
    }
    return within;
  }

  /** The last row of each place of one kind that is listed on some day of a span, by code. */
  public List<PlaceRow> listed(Kind kind, LocalDate first, LocalDate last) {
    Validity span = new Validity(first, last);
    SortedMap<String, PlaceRow> listed = new TreeMap<>();
    for (List<PlaceRow> rows : places.values()) {
      for (PlaceRow row : rows) {
        if (row.kind() == kind && !row.code().equals(ANY) && row.validity().overlaps(span)) {
          listed.put(row.code(), row);
        }
      }
    }
    return List.copyOf(listed.values());
  }

  /** The last row of every place, by code. */
  public List<PlaceRow> latest() {
    return new TreeMap<>(places)
        .values().stream()
            .map(rows -> rows.get(rows.size() - 1))
            .filter(row -> !row.code().equals(ANY))
            .toList();
  }

  private @Nullable String nearest(Kind kind, String code) {
    for (PlaceRow place : chain(code)) {
      if (place.kind() == kind) {
        return place.code();
      }
    }
    return null;
  }

  /** The place and all it lies in, nearest first; only the last known rows count. */
  public List<PlaceRow> chain(String code) {
    List<PlaceRow> chain = new ArrayList<>();
    @Nullable String at = code;
    while (at != null && chain.size() < 20) {
      List<PlaceRow> rows = places.get(at);
      if (rows == null) {
        break;
      }
      PlaceRow row = rows.get(rows.size() - 1);
      chain.add(row);
      at = row.parent();
    }
    return chain;
  }
}
