package org.yushi.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yushi.report.model.Day;

/** Days in weeks from Monday to Sunday, as a calendar on the wall has them. */
final class Weeks {
  private static final int LENGTH = 7;

  private Weeks() {}

  /** Weeks of seven days each; empty where the month has no day. */
  static List<List<Optional<Day>>> of(List<Day> days) {
    List<Optional<Day>> cells = new ArrayList<>();
    if (!days.isEmpty()) {
      int before = days.get(0).date().getDayOfWeek().getValue() - 1;
      for (int i = 0; i < before; i++) {
        cells.add(Optional.empty());
      }
    }
    days.forEach(day -> cells.add(Optional.of(day)));
    while (cells.size() % LENGTH != 0) {
      cells.add(Optional.empty());
    }
    List<List<Optional<Day>>> weeks = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += LENGTH) {
      weeks.add(List.copyOf(cells.subList(i, i + LENGTH)));
    }
    return weeks;
  }
}
