package org.yushi.local.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.TracedRow;
import org.yushi.report.ledger.Asked;
import org.yushi.report.model.Kpi;

/**
 * What is behind a figure.
 *
 * @param asked month, place and time
 * @param kpi the figure
 * @param zone of instants where the office has none of its own
 * @param rows as many as it counts
 */
public record TraceTable(Asked asked, Kpi kpi, ZoneId zone, List<TracedRow> rows) {
  /** Copies the list. */
  public TraceTable {
    rows = List.copyOf(rows);
  }

  private record Column(String name, Function<TracedRow, @Nullable Object> value) {}

  private List<Column> columns() {
    return List.of(
        new Column("kind", TracedRow::kind),
        new Column("id", TracedRow::id),
        new Column("alertId", TracedRow::alertId),
        new Column("department", TracedRow::department),
        new Column("window", TracedRow::window),
        new Column("item", TracedRow::item),
        new Column("receivedOn", TracedRow::receivedOn),
        new Column("ending", TracedRow::ending),
        new Column("endedAt", row -> time(row, row.endedAt())),
        new Column("lateFrom", row -> time(row, row.lateFrom())),
        new Column("timing", TracedRow::timing),
        new Column("worked", TracedRow::worked),
        new Column("promised", TracedRow::promised),
        new Column("statutory", TracedRow::statutory),
        new Column("counts", TracedRow::counts));
  }

  private @Nullable String time(TracedRow row, @Nullable Instant instant) {
    ZoneId its = row.zone() == null ? zone : row.zone();
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            instant.truncatedTo(ChronoUnit.SECONDS).atZone(its).toOffsetDateTime());
  }

  /** Columns one below the other; those in which nothing stands are left out. */
  public String text() {
    List<List<String>> shown = new ArrayList<>();
    for (Column column : columns()) {
      List<String> cells = new ArrayList<>();
      rows.forEach(row -> cells.add(text(column.value().apply(row))));
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        cells.add(0, column.name());
        shown.add(padded(cells));
      }
    }
    StringBuilder text =
        new StringBuilder(
            "%s %s：%,d 条 rows%s".formatted(asked.month(), kpi.id(), rows.size(), note()));
    for (int i = 0; i <= rows.size() && !rows.isEmpty(); i++) {
      int line = i;
      text.append(System.lineSeparator())
          .append(
              shown.stream()
                  .map(cells -> cells.get(line))
                  .collect(Collectors.joining("  "))
                  .stripTrailing());
    }
    return text.toString();
  }

  /** What a reader has to know of the ids. */
  private String note() {
    boolean others = rows.stream().anyMatch(row -> !row.kind().equals("CASE"));
    return others ? "（含非办件编号，见 kind some ids are not of cases, see kind）" : "";
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static List<String> padded(List<String> cells) {
    int width = cells.stream().mapToInt(String::length).max().orElse(0);
    return cells.stream().map(cell -> cell + " ".repeat(width - cell.length())).toList();
  }

  /** One object; what is not known is left out of a row. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("month", asked.month().toString());
    if (!asked.place().isEmpty()) {
      json.put("place", asked.place());
    }
    json.put("knownBy", asked.knownBy().toString());
    json.put("kpi", kpi.id());
    json.put("rows", rows.size());
    var list = json.putArray("behind");
    for (TracedRow row : rows) {
      ObjectNode each = list.addObject();
      for (Column column : columns()) {
        Object value = column.value().apply(row);
        if (value instanceof Long number) {
          each.put(column.name(), number);
        } else if (!text(value).isEmpty()) {
          each.put(column.name(), text(value));
        }
      }
    }
    return json.toPrettyString();
  }
}
