package org.yushi.local.year;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/**
 * The shipped county, as far as a year of cases needs it.
 *
 * @param items codes of its catalogue
 * @param windows codes of the windows of each department
 */
record County(Rulebook rulebook, List<String> items, Map<String, List<String>> windows) {

  /** Copies. */
  County {
    items = List.copyOf(items);
    windows = Map.copyOf(windows);
  }

  /** Reads the shipped rulebook. */
  static County shipped() {
    try {
      RulebookBundle bundle = RulebookBundle.shipped("county");
      List<String> items = new ArrayList<>();
      for (String[] row : rows(bundle, "items.csv")) {
        items.add(row[0]);
      }
      Map<String, List<String>> windows = new HashMap<>();
      for (String[] row : rows(bundle, "places.csv")) {
        if (row[1].equals("WINDOW")) {
          windows.computeIfAbsent(row[2], department -> new ArrayList<>()).add(row[0]);
        }
      }
      return new County(RulebookLoader.load(bundle), items, windows);
    } catch (RulebookException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String[]> rows(RulebookBundle bundle, String file) {
    byte[] bytes = Objects.requireNonNull(bundle.files().get(file));
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** The one calendar of all its offices. */
  OfficeCalendar calendar() {
    return rulebook.calendars().of("C1", null);
  }
}
