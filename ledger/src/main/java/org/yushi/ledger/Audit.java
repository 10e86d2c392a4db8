package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Re-computes the chain of revisions from its first row and says which row does not fit: changed,
 * removed, put in, or in another's place.
 */
public final class Audit implements AutoCloseable {
  private static final int AT_ONCE = 2_000;
  private static final int MOST_FINDINGS = 100;

  private final Connection connection;
  private final List<Finding> findings = new ArrayList<>();

  private Audit(Connection connection) {
    this.connection = connection;
  }

  /** An audit of the ledger at an address. */
  public static Audit of(DatabaseAddress address) throws SQLException {
    return new Audit(LedgerSchema.reader(address));
  }

  /**
   * A row that does not fit.
   *
   * @param position its place in the chain
   * @param alertId its alert; null where a row is missing
   * @param revision its number; 0 where a row is missing
   * @param zh what is wrong, in Chinese
   * @param en what is wrong, in English
   */
  public record Finding(
      long position, @Nullable String alertId, int revision, String zh, String en) {}

  /**
   * What was found.
   *
   * @param head how the chain ends
   * @param checked heads told before that were compared
   * @param findings rows that do not fit, the first {@value #MOST_FINDINGS}; none if all is well
   */
  public record Result(Chain head, int checked, List<Finding> findings) {
    /** Whether there may be more than those. */
    public boolean more() {
      return findings.size() >= MOST_FINDINGS;
    }
  }

  /** Told how many rows are done. */
  public interface Progress {
    /** So many of so many. */
    void at(long done, long all);
  }

  /** Which ledger it is. */
  public UUID ledger() throws SQLException {
    try (var query = connection.prepareStatement("select id from ledger");
        ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("table ledger: expected one row, found none");
      }
      return row.getObject(1, UUID.class);
    }
  }

  /**
   * Goes through the whole chain.
   *
   * @param told heads of this ledger that were told elsewhere
   */
  public Result verify(Collection<Chain> told, Progress progress) throws SQLException {
    findings.clear();
    Map<Long, String> expected = new TreeMap<>();
    told.forEach(head -> expect(expected, head));
    long all = count();
    Chain end = Chain.EMPTY;
    boolean broken = false;
    try (PreparedStatement query =
        connection.prepareStatement("select * from revision order by position")) {
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Row each = Row.of(row);
          missing(end.count() + 1, each.position());
          end = check(each, end);
          String head = expected.remove(end.count());
          if (head != null && !head.equals(end.hash()) && !broken) {
            broken = true;
            add(
                each,
                "此处或之前的链已被整体重算：与已公布的链尾不符",
                "the chain up to here was computed anew: it is not the one whose head was told");
          }
          if (each.position() % AT_ONCE == 0) {
            progress.at(each.position(), all);
          }
        }
      }
    }
    long lastTold = told.stream().mapToLong(Chain::count).max().orElse(0);
    missing(end.count() + 1, lastTold + 1);
    currentView();
    connection.commit();
    progress.at(all, all);
    return new Result(end, told.size(), List.copyOf(findings));
  }

  /** Of two chains one was made after the other had been told. */
  private void expect(Map<Long, String> expected, Chain head) {
    String before = expected.putIfAbsent(head.count(), head.hash());
    if (before != null && !before.equals(head.hash()) && findings.size() < MOST_FINDINGS) {
      findings.add(
          new Finding(
              head.count(),
              null,
              0,
              "此处公布过两个不同的链尾",
              "two different heads were told of this position"));
    }
  }

  private long count() throws SQLException {
    try (var query =
            connection.prepareStatement("select coalesce(max(position), 0) from revision");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private record Row(
      long position,
      String alertId,
      int revision,
      String body,
      String previousHash,
      String hash,
      List<@Nullable Object> said) {

    static Row of(ResultSet row) throws SQLException {
      List<@Nullable Object> said = new ArrayList<>();
      for (String column : COLUMNS) {
        said.add(
            column.endsWith("_at")
                ? row.getObject(column, OffsetDateTime.class)
                : row.getString(column));
      }
      return new Row(
          row.getLong("position"),
          row.getString("alert_id"),
          row.getInt("revision"),
          row.getString("body"),
          row.getString("previous_hash"),
          row.getString("hash"),
          said);
    }
  }

  /** The columns that say again what the text says. */
  private static final List<String> COLUMNS =
      List.of(
          "alert_id",
          "revision",
          "kind",
          "reason",
          "status",
          "rule",
          "level",
          "decided_at",
          "decided_on",
          "from_at",
          "from_on",
          "until_at",
          "until_on",
          "case_id",
          "region",
          "centre",
          "department",
          "window_code",
          "item",
          "channel",
          "since_at");

  private static List<@Nullable Object> said(Revision revision) {
    List<@Nullable Object> said = new ArrayList<>();
    said.add(revision.alertId());
    said.add(String.valueOf(revision.number()));
    said.addAll(
        List.of(
            revision.kind(),
            revision.reason(),
            revision.status(),
            revision.rule(),
            revision.level()));
    for (OffsetDateTime time :
        new @Nullable OffsetDateTime[] {revision.decidedAt(), revision.from(), revision.until()}) {
      said.add(time);
      said.add(time == null ? null : time.toLocalDate().toString());
    }
    said.add(revision.caseId());
    Revision.Place place = revision.place();
    said.addAll(
        List.of(
            place.region(),
            place.centre(),
            place.department(),
            place.window(),
            place.item(),
            place.channel()));
    said.add(revision.since());
    return said;
  }

  private Chain check(Row row, Chain before) {
    Chain own = new Chain(row.position() - 1, row.previousHash()).with(row.body());
    if (!own.hash().equals(row.hash())) {
      add(row, "内容或位置被改动：与其哈希不符", "changed or moved: text and position do not give its hash");
    } else if (row.position() == before.count() + 1 && !row.previousHash().equals(before.hash())) {
      add(row, "与前一条不相连", "does not follow the row before");
    }
    columns(row);
    return new Chain(row.position(), row.hash());
  }

  private void columns(Row row) {
    List<@Nullable Object> expected;
    try {
      expected = said(Revision.of(row.body()));
    } catch (IllegalArgumentException e) {
      add(row, "内容不是预警修订", "the text is no revision: " + e.getMessage());
      return;
    }
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (!same(expected.get(i), row.said().get(i))) {
        add(
            row,
            "%s 列被改动：为 %s，原文为 %s".formatted(COLUMNS.get(i), row.said().get(i), expected.get(i)),
            "column %s was changed: is %s, the text says %s"
                .formatted(COLUMNS.get(i), row.said().get(i), expected.get(i)));
      }
    }
  }

  private static boolean same(@Nullable Object expected, @Nullable Object found) {
    if (expected instanceof OffsetDateTime time && found instanceof OffsetDateTime other) {
      return time.toInstant().equals(other.toInstant());
    }
    return Objects.equals(expected, found);
  }

  /** Rows from one position up to another, that one not included, are not there. */
  private void missing(long from, long until) {
    for (long position = from; position < until && findings.size() < MOST_FINDINGS; position++) {
      findings.add(new Finding(position, null, 0, "此条已被删除", "the row is missing"));
    }
  }

  private void currentView() throws SQLException {
    String wrong =
        """
        select coalesce(r.position, a.position), coalesce(r.alert_id, a.alert_id),
          coalesce(r.revision, a.revision)
        from (select distinct on (alert_id) * from revision order by alert_id, revision desc) r
        full join alert a on a.alert_id = r.alert_id
        where a.revision is distinct from r.revision or a.position is distinct from r.position
        order by 1 limit %d
        """
            .formatted(MOST_FINDINGS);
    try (var query = connection.prepareStatement(wrong);
        ResultSet row = query.executeQuery()) {
      while (row.next() && findings.size() < MOST_FINDINGS) {
        findings.add(
            new Finding(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                "当前视图 alert 与最后一条修订不符",
                "the current view alert does not show the last revision"));
      }
    }
  }

  private void add(Row row, String zh, String en) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(row.position(), row.alertId(), row.revision(), zh, en));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
