package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Current view: how far the topics are read, written down together with what was read. */
public final class ReadingTable {
  private static final String UPSERT =
      """
      insert into %s (topic, topic_id, partition, next_offset) values (?, ?, ?, ?)
      on conflict (topic, partition) do update
        set topic_id = excluded.topic_id, next_offset = excluded.next_offset
      """;

  private final Connection connection;
  private final String table;

  private ReadingTable(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Of the ledger. */
  static ReadingTable ofLedger(Connection connection) {
    return new ReadingTable(connection, "reading");
  }

  /** Of the desk. */
  public static ReadingTable ofDesk(Connection connection) {
    return new ReadingTable(connection, "desk_reading");
  }

  /** How far every partition is read. */
  public List<Reading> all() throws SQLException {
    List<Reading> all = new ArrayList<>();
    try (var query =
            connection.prepareStatement(
                "select topic, topic_id, partition, next_offset from " + table);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        all.add(new Reading(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4)));
      }
    }
    return all;
  }

  /** How far some of them are read by now. */
  public void put(Collection<Reading> readings) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT.formatted(table))) {
      for (Reading each : readings) {
        upsert.setString(1, each.topic());
        upsert.setString(2, each.topicId());
        upsert.setInt(3, each.partition());
        upsert.setLong(4, each.nextOffset());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
