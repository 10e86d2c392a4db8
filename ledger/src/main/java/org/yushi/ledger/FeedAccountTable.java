package org.yushi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the records of each feed: the sums at the end of each hour. */
final class FeedAccountTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SUMS =
      List.of("received", "judged", "duplicate", "conflict", "rejected", "waiting", "masked");
  private static final String UPSERT =
      """
      insert into feed_account (source, hour, known_at,
        received, judged, duplicate, conflict, rejected, waiting, masked)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (source, hour) do update set known_at = excluded.known_at,
        received = excluded.received, judged = excluded.judged, duplicate = excluded.duplicate,
        conflict = excluded.conflict, rejected = excluded.rejected, waiting = excluded.waiting,
        masked = excluded.masked
        where excluded.known_at >= feed_account.known_at
      """;

  private final Connection connection;

  FeedAccountTable(Connection connection) {
    this.connection = connection;
  }

  private record Hour(String source, Instant begin) {}

  /** The sums of one feed as they stood at an instant. */
  record Read(String source, Instant knownAt, JsonNode sums) {
    /**
     * Reads them (docs/reference/topics.md).
     *
     * @throws IllegalArgumentException if they are none, saying what is wrong
     */
    static Read of(String json) {
      try {
        JsonNode node = JSON.readTree(json);
        for (String sum : SUMS) {
          if (!node.path(sum).isIntegralNumber()) {
            throw new IllegalArgumentException(sum + ": expected a whole number");
          }
        }
        return new Read(
            node.path("source").asText(), Instant.parse(node.path("knownAt").asText()), node);
      } catch (JsonProcessingException | DateTimeException e) {
        throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** Puts the newest sums of each hour in place. */
  void replace(Collection<Read> accounts) throws SQLException {
    Map<Hour, Read> newest = new LinkedHashMap<>();
    accounts.forEach(
        each ->
            newest.merge(
                new Hour(each.source(), each.knownAt().truncatedTo(ChronoUnit.HOURS)),
                each,
                (a, b) -> b.knownAt().isBefore(a.knownAt()) ? a : b));
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (Map.Entry<Hour, Read> each : newest.entrySet()) {
        upsert.setString(1, each.getKey().source());
        upsert.setObject(2, each.getKey().begin().atOffset(ZoneOffset.UTC));
        upsert.setObject(3, each.getValue().knownAt().atOffset(ZoneOffset.UTC));
        for (int i = 0; i < SUMS.size(); i++) {
          upsert.setLong(4 + i, each.getValue().sums().path(SUMS.get(i)).longValue());
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
