package org.yushi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads how truthfully feeds told, as known at an instant. */
public final class MonthlyFeeds {
  /** The rule that finds silent feeds. */
  public static final String SILENT = "silent-feed";

  private static final String ENTRIES =
      """
      select source, count(*) filter (where kind = 'LATE_ENTRY') as late_entries,
        count(*) filter (where kind = 'CORRECTION') as corrections
      from deed join contribution using (counted_of, id, sequence)
      where on_day >= ? and on_day < ? and kind in ('LATE_ENTRY', 'CORRECTION')
        and known_from <= ? and known_to > ?""";
  private static final String RECEIVED =
      """
      select source,
        coalesce(max(received) filter (where known_at < ?), 0)
          - coalesce(max(received) filter (where known_at < ?), 0) as received
      from feed_account where known_at <= ?""";

  /**
   * A thread is about the feed; each silence of it begins anew. One that did not end before the
   * thread went on from another beginning was only dated wrongly.
   */
  private static final String SILENCES =
      """
      select * from (
        select *, '' as agent_point,
          row_number() over (partition by alert_id, from_at order by revision desc) = 1 as stands,
          row_number() over (partition by alert_id order by revision desc) = 1 as newest
        from revision
        where case_id is null and rule = ? and decided_at <= ?
      ) as silence
      where stands and (newest or status = 'ENDED') and status <> 'RETRACTED'
        and from_at < ? and (until_at is null or until_at > ?)""";

  private final Connection connection;

  MonthlyFeeds(Connection connection) {
    this.connection = connection;
  }

  /**
   * The feeds of a month. What was received is not known by place.
   *
   * @param month the month with its first and last instant
   * @param places codes of the places that count; none = all
   */
  public List<FeedMonth> of(MonthSpan month, Instant knownBy, Collection<String> places)
      throws SQLException {
    Map<String, FeedMonth> feeds = new TreeMap<>();
    if (places.isEmpty()) {
      Rows.of(
          connection,
          RECEIVED,
          List.of(month.end(), month.begin(), knownBy),
          OfPlaces.of(places),
          " group by source",
          row ->
              feeds.put(
                  row.getString("source"),
                  new FeedMonth(row.getString("source"), row.getLong("received"), 0, 0)));
    }
    Rows.of(
        connection,
        ENTRIES,
        List.of(month.month().atDay(1), month.month().plusMonths(1).atDay(1), knownBy, knownBy),
        OfPlaces.of(places),
        " group by source",
        row -> {
          String source = row.getString("source");
          FeedMonth there = feeds.getOrDefault(source, new FeedMonth(source, 0, 0, 0));
          return feeds.put(
              source,
              new FeedMonth(
                  source,
                  there.received(),
                  row.getLong("late_entries"),
                  row.getLong("corrections")));
        });
    return List.copyOf(feeds.values());
  }

  /** The silences that fell into a time, by feed and beginning. */
  public List<SilenceOf> silences(
      Instant begin, Instant end, Instant knownBy, Collection<String> places) throws SQLException {
    return Rows.of(
        connection,
        SILENCES,
        List.of(SILENT, knownBy, end, begin),
        OfPlaces.of(places),
        " order by alert_id, from_at",
        row ->
            new SilenceOf(
                row.getString("alert_id"),
                MonthlyAlerts.body(row.getString("body")).path("subject").path("id").asText(),
                Rows.counted(row),
                Objects.requireNonNull(Rows.instant(row, "from_at")),
                Rows.instant(row, "until_at")));
  }
}
