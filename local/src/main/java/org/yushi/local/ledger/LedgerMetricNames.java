package org.yushi.local.ledger;

/** Names of the metrics of {@code yushi ledger}, as Micrometer has them. */
public final class LedgerMetricNames {
  /** Whether the database is away and records wait in Kafka; {@code yushi_ledger_database_away}. */
  public static final String DATABASE_AWAY = "yushi.ledger.database.away";

  private LedgerMetricNames() {}
}
