package org.yushi.local.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.Grouping;
import org.yushi.ledger.LedgerBook;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.ledger.MonthlyRow;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** Figures are the same by whatever levels they are asked for at once. */
@RealServices
@Tag("figures")
class GroupingsTest {
  private static final Instant KNOWN_BY = Instant.parse("2026-04-01T01:00:00Z");

  @Test
  void anyLevelByItselfAndAnyTwoGiveWhatAllGive(PostgresService postgres) throws Exception {
    DatabaseAddress ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    try (LedgerWriter writer = LedgerWriter.open(ledger)) {
      writer.write(IntStream.rangeClosed(1, 12).mapToObj(GroupingsTest::entry).toList(), List.of());
    }
    try (LedgerBook book = LedgerBook.open(ledger)) {
      List<MonthlyRow> all = rows(book, EnumSet.allOf(Grouping.class));
      assertThat(all).hasSizeGreaterThan(20);
      for (Grouping one : Grouping.values()) {
        for (Grouping other : Grouping.values()) {
          Set<Grouping> asked = EnumSet.of(one, other);
          assertThat(rows(book, asked))
              .as("by " + asked)
              .isNotEmpty()
              .containsExactlyInAnyOrderElementsOf(
                  all.stream().filter(row -> asked.contains(row.level())).toList());
        }
      }
    }
  }

  private static List<MonthlyRow> rows(LedgerBook book, Set<Grouping> levels) throws Exception {
    return new ArrayList<>(book.rows().of(YearMonth.of(2026, 3), KNOWN_BY, List.of(), levels));
  }

  private static Entry entry(int n) {
    String body =
        """
        {"sequence":1,"knownAt":"2026-03-02T02:00:00Z","counted":{"of":"CASE","id":"c%d",\
        "zone":"Asia/Shanghai","region":"51000%d","centre":"C%d","department":"D%d",\
        "window":"W%d","item":"I%d","channel":"CENTRE","receivedOn":"2026-03-02",\
        "acceptedOn":"2026-03-02"}}"""
            .formatted(n, n % 2, n % 3, n % 4, n % 5, n % 6);
    return new Entry(Entry.Kind.CONTRIBUTION, "contributions", 0, n, "c" + n, body);
  }
}
