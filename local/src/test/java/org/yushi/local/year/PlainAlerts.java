package org.yushi.local.year;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.rulebook.Rulebook;

/** The alerts of the months, counted from a file of revisions, and as the ledger counts them. */
final class PlainAlerts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainAlerts() {}

  /**
   * Counted from the file: the last revision of each alert that was known by an instant.
   *
   * @param file the events, for the places of the cases
   */
  static SortedMap<String, SortedMap<String, Long>> of(
      Path revisions, PlainFile file, Rulebook rulebook, Instant knownBy) throws IOException {
    Map<String, PlainPlace> places = new HashMap<>();
    for (List<String> lines : file.cases()) {
      PlainCase one = new PlainCase(lines.stream().map(PlainEvent::of).toList(), knownBy);
      places.put(JSON.readTree(lines.get(0)).path("caseId").asText(), PlainPlace.of(one, rulebook));
    }
    Map<String, JsonNode> last = new HashMap<>();
    try (Stream<String> lines = Files.lines(revisions)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode revision = JSON.readTree(line);
        boolean known =
            !OffsetDateTime.parse(revision.path("decidedAt").asText()).toInstant().isAfter(knownBy);
        if (known) {
          last.merge(
              revision.path("alertId").asText(),
              revision,
              (a, b) -> a.path("revision").asInt() > b.path("revision").asInt() ? a : b);
        }
      }
    }
    SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
    for (JsonNode alert : last.values()) {
      PlainPlace place = places.get(alert.path("caseId").asText());
      boolean retracted = alert.path("status").asText().equals("RETRACTED");
      if (retracted) {
        count(rows, alert, place, "decidedAt", "retracted");
      } else {
        count(rows, alert, place, "from", "raised");
        if (alert.path("status").asText().equals("ENDED")) {
          count(rows, alert, place, "until", "ended");
        }
      }
    }
    return rows;
  }

  private static void count(
      SortedMap<String, SortedMap<String, Long>> rows,
      JsonNode alert,
      PlainPlace place,
      String time,
      String figure) {
    YearMonth month = YearMonth.parse(alert.path(time).asText().substring(0, 7));
    RowKey key =
        place != null
            ? place.row(month)
            : new RowKey(
                month,
                alert.path("region").asText(),
                alert.path("centre").asText(),
                alert.path("department").asText(),
                alert.path("window").asText(),
                alert.path("item").asText(),
                alert.path("place").asText(),
                "");
    rows.computeIfAbsent(
            key + " " + alert.path("rule").asText() + " " + alert.path("level").asText(),
            name -> new TreeMap<>())
        .merge(figure, 1L, Long::sum);
  }

  /** As the ledger counts them. */
  static SortedMap<String, SortedMap<String, Long>> of(
      DatabaseAddress ledger, List<YearMonth> months, Instant knownBy) throws SQLException {
    SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(ledger.url());
        PreparedStatement query =
            connection.prepareStatement("select * from monthly_alerts(?, ?)")) {
      for (YearMonth month : months) {
        query.setObject(1, month.atDay(1));
        query.setObject(2, knownBy.atOffset(ZoneOffset.UTC));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            RowKey key =
                new RowKey(
                    month,
                    row.getString("region"),
                    row.getString("centre"),
                    row.getString("department"),
                    row.getString("window_code"),
                    row.getString("item"),
                    row.getString("channel"),
                    row.getString("agent_point"));
            SortedMap<String, Long> figures = new TreeMap<>();
            for (String figure : List.of("raised", "ended", "retracted")) {
              if (row.getLong(figure) != 0) {
                figures.put(figure, row.getLong(figure));
              }
            }
            rows.put(key + " " + row.getString("rule") + " " + row.getString("level"), figures);
          }
        }
      }
    }
    return rows;
  }
}
