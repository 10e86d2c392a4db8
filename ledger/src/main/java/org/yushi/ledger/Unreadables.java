package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that cannot be written down as what they should be: they are kept as they came. */
final class Unreadables {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadables.class);
  private static final String INSERT =
      """
      insert into unreadable (topic, partition, position, reason, raw) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private record Found(Entry entry, String reason) {}

  private final List<Found> found = new ArrayList<>();

  void add(Entry entry, String reason) {
    found.add(new Found(entry, reason));
  }

  void write(Connection connection) throws SQLException {
    if (found.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Found each : found) {
        Entry entry = each.entry();
        LOG.warn(
            "账本不能记入 {}-{} 第 {} 条 The ledger cannot take {}-{} at {}: {}",
            entry.topic(),
            entry.partition(),
            entry.offset(),
            entry.topic(),
            entry.partition(),
            entry.offset(),
            each.reason());
        insert.setString(1, entry.topic());
        insert.setInt(2, entry.partition());
        insert.setLong(3, entry.offset());
        insert.setString(4, storable(each.reason()));
        insert.setString(5, entry.value() == null ? "" : storable(entry.value()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** PostgreSQL keeps every character but one. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
