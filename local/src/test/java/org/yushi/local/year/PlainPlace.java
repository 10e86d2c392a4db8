package org.yushi.local.year;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Rulebook;

/**
 * Whose case it is: the place in which all figures of a case count.
 *
 * @param calendar of the office that counts
 */
record PlainPlace(
    String region,
    String centre,
    String department,
    String window,
    String item,
    String channel,
    String agentPoint,
    OfficeCalendar calendar) {

  /** The place of a case. */
  static PlainPlace of(PlainCase file, Rulebook rulebook) {
    String window = said(file, "window");
    String centre = rulebook.places().centreOf(said(file, "centre"), window);
    String region = said(file, "region");
    if (region == null && centre != null) {
      region = nearest(rulebook.places(), centre, Places.Kind.REGION);
    }
    OfficeCalendar calendar = rulebook.calendars().of(centre, region);
    String item = item(file);
    String department = said(file, "department");
    PlainEvent first = file.intake();
    first = first == null ? file.events().stream().findFirst().orElse(null) : first;
    if (department == null && first != null) {
      Items.Item row = rulebook.items().find(item, calendar.dateOf(first.at()));
      department = row == null ? null : row.department();
    }
    String channel = orEmpty(said(file, "place"));
    return new PlainPlace(
        orEmpty(region),
        orEmpty(centre),
        orEmpty(department),
        orEmpty(window),
        orEmpty(item),
        channel,
        channel.equals("AGENT") ? orEmpty(centre) : "",
        calendar);
  }

  /** The place of a finding: its window. */
  static PlainPlace ofWindow(PlainEvent finding, Rulebook rulebook) {
    Places places = rulebook.places();
    String window = Objects.requireNonNull(finding.text("window"));
    String centre = places.centreOf(finding.text("centre"), window);
    String region = finding.text("region");
    region = region == null && centre != null ? nearest(places, centre, Places.Kind.REGION) : region;
    String department = finding.text("department");
    department = department == null ? nearest(places, window, Places.Kind.DEPARTMENT) : department;
    return new PlainPlace(
        orEmpty(region),
        orEmpty(centre),
        orEmpty(department),
        window,
        "",
        "",
        "",
        rulebook.calendars().of(centre, region));
  }

  private static @Nullable String said(PlainCase file, String field) {
    PlainEvent acceptance = file.acceptance();
    PlainEvent receipt = file.receipt();
    if (acceptance != null || receipt != null) {
      String said = acceptance == null ? null : acceptance.text(field);
      return said != null || receipt == null ? said : receipt.text(field);
    }
    String last = null;
    for (PlainEvent event : file.events()) {
      String text = event.text(field);
      last = text == null ? last : text;
    }
    return last;
  }

  private static @Nullable String item(PlainCase file) {
    return Stream.concat(
            Stream.of(file.receipt(), file.acceptance())
                .filter(Objects::nonNull)
                .sorted(PlainEvent.BUSINESS_ORDER),
            file.events().stream())
        .map(each -> each.text("item"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String nearest(Places places, String code, Places.Kind kind) {
    List<Places.PlaceRow> chain = places.chain(code);
    return chain.stream()
        .filter(place -> place.kind() == kind)
        .map(Places.PlaceRow::code)
        .findFirst()
        .orElse(null);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The row of a month in this place. */
  RowKey row(YearMonth month) {
    return new RowKey(month, region, centre, department, window, item, channel, agentPoint);
  }
}
