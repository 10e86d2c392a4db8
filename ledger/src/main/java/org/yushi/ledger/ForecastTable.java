package org.yushi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Current view: what is ahead of each case. */
final class ForecastTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSERT =
      """
      insert into forecast (case_id, number, item, region, centre, department, window_code, rule,
        about, grade, level, from_at, since_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Connection connection;

  ForecastTable(Connection connection) {
    this.connection = connection;
  }

  /** What is ahead of one case; null if nothing is any more. */
  record Read(String caseId, @Nullable JsonNode forecast) {
    /**
     * Reads it (docs/reference/topics.md).
     *
     * @throws IllegalArgumentException if it is none, saying what is wrong
     */
    static Read of(Entry entry) {
      if (entry.key() == null) {
        throw new IllegalArgumentException("key: expected a case, found none");
      }
      if (entry.value() == null) {
        return new Read(entry.key(), null);
      }
      try {
        JsonNode forecast = JSON.readTree(entry.value());
        for (JsonNode step : forecast.path("steps")) {
          OffsetDateTime.parse(step.path("from").asText());
          OffsetDateTime.parse(step.path("since").asText());
        }
        return new Read(entry.key(), forecast);
      } catch (JsonProcessingException | DateTimeException e) {
        throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** Puts the newest in place of what was said before. */
  void replace(Collection<Read> forecasts) throws SQLException {
    Map<String, Read> newest = new LinkedHashMap<>();
    forecasts.forEach(each -> newest.put(each.caseId(), each));
    try (PreparedStatement delete =
        connection.prepareStatement("delete from forecast where case_id = any (?)")) {
      delete.setArray(1, connection.createArrayOf("text", newest.keySet().toArray()));
      delete.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Read each : newest.values()) {
        if (each.forecast() != null) {
          add(insert, each.caseId(), each.forecast());
        }
      }
      insert.executeBatch();
    }
  }

  private static void add(PreparedStatement insert, String caseId, JsonNode forecast)
      throws SQLException {
    int number = 0;
    for (JsonNode step : forecast.path("steps")) {
      insert.setString(1, caseId);
      insert.setInt(2, number++);
      insert.setString(3, text(forecast, "item"));
      insert.setString(4, text(forecast, "region"));
      insert.setString(5, text(forecast, "centre"));
      insert.setString(6, text(forecast, "department"));
      insert.setString(7, text(forecast, "window"));
      insert.setString(8, step.path("rule").asText());
      insert.setString(9, step.path("about").asText());
      insert.setString(10, step.path("grade").asText());
      insert.setString(11, step.path("level").asText());
      insert.setObject(12, OffsetDateTime.parse(step.path("from").asText()));
      insert.setObject(13, OffsetDateTime.parse(step.path("since").asText()));
      insert.addBatch();
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? null : value.asText();
  }
}
