package org.yushi.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;

/** The service item catalogue (服务事项目录): the version in force at acceptance counts. */
public final class Items {
  /** The row that stands for every item not listed otherwise. */
  public static final String ANY = "*";

  /**
   * One row of items.csv.
   *
   * @param item code
   * @param name name
   * @param department department in charge
   * @param kind kind
   * @param promised promised limit (承诺时限), or null
   * @param statutory statutory limit (法定时限), or null
   * @param inCentre whether it must be handled in the centre (进驻)
   * @param approvedPlaces sub-centres and agent points approved for it
   * @param anyCentre whether it may be taken in anywhere (通办)
   * @param offCentreAllowed days on which an approved exception lets it be handled elsewhere, or
   *     null
   * @param validity when the row holds
   */
  public record Item(
      String item,
      String name,
      @Nullable String department,
      ItemKind kind,
      @Nullable Limit promised,
      @Nullable Limit statutory,
      boolean inCentre,
      Set<String> approvedPlaces,
      boolean anyCentre,
      @Nullable Validity offCentreAllowed,
      Validity validity) {

    /** Copies the set. */
    public Item {
      approvedPlaces = Set.copyOf(approvedPlaces);
    }
  }

  private final Map<String, List<Item>> items = new HashMap<>();

  /** A catalogue of these rows. */
  public Items(List<Item> all) {
    for (Item item : all) {
      items.computeIfAbsent(item.item(), code -> new ArrayList<>()).add(item);
    }
  }

  /** The row in force on a day: the item's own, else the row {@code *}, else null. */
  public @Nullable Item find(@Nullable String code, LocalDate day) {
    Item own = code == null ? null : inForce(code, day);
    return own != null ? own : inForce(ANY, day);
  }

  /** The department in charge of an item on a day, or null. */
  public @Nullable String departmentOf(@Nullable String code, LocalDate day) {
    Item item = find(code, day);
    return item == null ? null : item.department();
  }

  /** Whether any row, of whatever date, has this code. */
  public boolean knows(String code) {
    return items.containsKey(code);
  }

  /** The first day, from this one on, on which the code is listed; null if it never is. */
  public @Nullable LocalDate listedFrom(String code, LocalDate day) {
    List<Validity> spans = new ArrayList<>();
    for (String row : new String[] {code, ANY}) {
      items.getOrDefault(row, List.of()).forEach(item -> spans.add(item.validity()));
    }
    return Validity.firstDay(spans, day);
  }

  /** The last row of every item, by code. */
  public List<Item> latest() {
    return new TreeMap<>(items)
        .values().stream()
            .map(rows -> rows.get(rows.size() - 1))
            .filter(row -> !row.item().equals(ANY))
            .toList();
  }

  private @Nullable Item inForce(String code, LocalDate day) {
    for (Item item : items.getOrDefault(code, List.of())) {
      if (item.validity().on(day)) {
        return item;
      }
    }
    return null;
  }
}
