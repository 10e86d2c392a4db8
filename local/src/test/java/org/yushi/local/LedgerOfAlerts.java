package org.yushi.local;

import java.util.ArrayList;
import java.util.List;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.local.audit.AlertText;
import org.yushi.local.services.PostgresService;

/** A ledger that has these revisions, and nothing else. */
final class LedgerOfAlerts {
  private LedgerOfAlerts() {}

  /** Writes it, and says where it is. */
  static String with(PostgresService postgres, List<AlertText> revisions) throws Exception {
    String url = postgres.newDatabase();
    DatabaseAddress address = DatabaseAddress.of(url);
    LedgerSchema.migrate(address);
    List<Entry> entries = new ArrayList<>();
    for (AlertText each : revisions) {
      entries.add(new Entry(Entry.Kind.REVISION, "alerts", 0, entries.size(), "key", each.json()));
    }
    try (LedgerWriter writer = LedgerWriter.open(address)) {
      writer.write(entries, List.of());
    }
    return url;
  }
}
