package org.yushi.local.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.AlertCount;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Grouping;
import org.yushi.ledger.LedgerBook;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.MonthOf;
import org.yushi.ledger.TracedRow;
import org.yushi.local.Command;
import org.yushi.local.replay.ReplayRun;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.report.ledger.Asked;
import org.yushi.report.ledger.LedgerReport;
import org.yushi.report.ledger.LedgerTrace;
import org.yushi.report.ledger.NotThereException;
import org.yushi.report.model.Entries;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthTotals;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.TierRow;
import org.yushi.report.model.Totals;
import org.yushi.report.model.UnitRow;
import org.yushi.report.model.Value;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;

/** The report of a replayed year, by what the ledger counts. */
@RealServices
@Tag("figures")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerReportTest {
  private static final int CASES = 1_500;
  private static final Instant END = Instant.parse("2027-01-10T16:00:00Z");
  private static final YearMonth MONTH = YearMonth.of(2026, 10);

  /** 09:00 of the third working day of November. */
  private static final Instant REPORTED = Instant.parse("2026-11-04T01:00:00Z");

  private final DatabaseAddress ledger;
  private final Rulebook rulebook;
  private LedgerBook book;

  @SuppressWarnings("NullAway.Init")
  LedgerReportTest(PostgresService postgres) throws RulebookException {
    ledger = DatabaseAddress.of(postgres.newDatabase());
    rulebook = RulebookLoader.load(RulebookBundle.shipped("demo"));
  }

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    Path events = folder.resolve("events.jsonl");
    try (Writer out = Files.newBufferedWriter(events)) {
      Year.of(7, CASES).writeTo(out);
    }
    LedgerSchema.migrate(ledger);
    ReplayRun.of(List.of(events), RulebookBundle.shipped("demo"), END, folder.resolve("out"))
        .into(ledger)
        .run();
    book = LedgerBook.open(ledger);
  }

  @AfterAll
  void close() throws Exception {
    book.close();
  }

  private MonthlyReport report(String place, Instant knownBy) throws Exception {
    return LedgerReport.of(book, rulebook, new Asked(MONTH, place, knownBy, ""));
  }

  private Figures counted(YearMonth month, Instant knownBy, Collection<String> places)
      throws Exception {
    return book.rows().of(month, knownBy, places, EnumSet.of(Grouping.ALL)).get(0).figures();
  }

  @Test
  void everyMonthIsTheSumOfItsRows() throws Exception {
    MonthlyReport report = report("", END);

    assertThat(report.current().totals().of(Measure.DECIDED)).isPositive();
    assertThat(report.current().totals().alerts().red()).isPositive();
    for (MonthTotals each : report.months()) {
      assertThat(each.totals().figures())
          .as(each.month().toString())
          .isEqualTo(counted(each.month(), END, List.of()));
    }
    assertThat(report.months()).hasSize(10).last().extracting(MonthTotals::month).isEqualTo(MONTH);
  }

  @Test
  void manyMonthsAtOnceAreAsEachAlone() throws Exception {
    for (Instant knownBy : List.of(END, REPORTED, Instant.parse("2026-10-15T03:12:00Z"))) {
      for (MonthOf each :
          book.trend()
              .of(YearMonth.of(2026, 1), YearMonth.of(2027, 1), knownBy, List.of("T1", "D-MKT"))) {
        assertThat(each.figures())
            .as(each.month() + " by " + knownBy)
            .isEqualTo(counted(each.month(), knownBy, List.of("T1", "D-MKT")));
        long corrections = 0;
        long late = 0;
        for (LedgerBook.FeedRow feed : book.feeds(each.month(), knownBy)) {
          corrections += feed.corrections();
          late += feed.lateEntries();
        }
        assertThat(each.corrections()).isLessThanOrEqualTo(corrections);
        assertThat(each.lateEntries()).isLessThanOrEqualTo(late);
      }
    }
  }

  @Test
  void partsAddUpToTheWhole() throws Exception {
    MonthlyReport report = report("", END);
    Totals whole = report.current().totals();

    for (ToLongFunction<Totals> figure :
        List.<ToLongFunction<Totals>>of(
            totals -> totals.of(Measure.RECEIVED),
            totals -> totals.of(Measure.OPEN_LATE),
            totals -> totals.of(Measure.DECIDED),
            totals -> totals.alerts().red(),
            totals -> totals.alerts().yellow(),
            totals -> totals.alerts().ended(),
            totals -> totals.alerts().retracted())) {
      assertThat(sum(report.departments(), figure)).isEqualTo(figure.applyAsLong(whole));
      assertThat(sum(report.windows(), figure)).isEqualTo(figure.applyAsLong(whole));
      assertThat(sum(report.items(), figure)).isEqualTo(figure.applyAsLong(whole));
      assertThat(report.tiers().stream().map(TierRow::totals).mapToLong(figure).sum())
          .isEqualTo(figure.applyAsLong(whole));
    }
    assertThat(report.alerts().stream().mapToLong(row -> row.raised()).sum())
        .isEqualTo(whole.alerts().red() + whole.alerts().yellow() + whole.alerts().notices());
    assertThat(report.townships()).hasSize(3);
    assertThat(report.cases()).hasSize(MonthlyReport.WORST);
    assertThat(report.repeats()).isNotEmpty();
    assertThat(report.agents()).isNotEmpty();
    assertThat(report.workingDays()).isPositive();
    assertThat(report.heading().place()).isEqualTo("示范县");
  }

  @Test
  void silencesOfTheFeedsAreThoseOfTheWhole() throws Exception {
    MonthlyReport report = report("", END);
    Entries whole = report.current().totals().entries();

    assertThat(report.feeds())
        .extracting(row -> row.source().code())
        .contains("centre", "township", "vertical");
    assertThat(whole.silences()).isPositive();
    assertThat(report.feeds().stream().mapToLong(row -> row.entries().silences()).sum())
        .isEqualTo(whole.silences());
    assertThat(report.feeds().stream().mapToLong(row -> row.entries().silentMinutes()).sum())
        .isEqualTo(whole.silentMinutes());
    assertThat(report.feeds().stream().mapToLong(row -> row.entries().late()).sum())
        .isEqualTo(whole.late())
        .isPositive();
    assertThat(report.feeds().stream().mapToLong(row -> row.entries().corrections()).sum())
        .isEqualTo(whole.corrections())
        .isPositive();
  }

  private static long sum(List<UnitRow> rows, ToLongFunction<Totals> figure) {
    return rows.stream().map(UnitRow::totals).mapToLong(figure).sum();
  }

  @Test
  void ofAPlaceOnlyWhatLiesInIt() throws Exception {
    MonthlyReport report = report("C1", END);
    Set<String> within = rulebook.places().within("C1");

    assertThat(within).contains("C1", "D-MKT", "W01").doesNotContain("T1", "W11", "C1-TAX");
    assertThat(report.current().totals().figures()).isEqualTo(counted(MONTH, END, within));
    assertThat(report.current().totals().of(Measure.RECEIVED))
        .isLessThan(counted(MONTH, END, List.of()).of(Measure.RECEIVED))
        .isPositive();
    long red =
        book.alerts().of(MONTH, END, within).stream()
            .filter(each -> each.level().equals("RED"))
            .mapToLong(AlertCount::raised)
            .sum();
    assertThat(report.current().totals().alerts().red()).isEqualTo(red).isPositive();
    assertThat(report.heading().place()).isEqualTo("示范县政务服务中心");
    for (String other : List.of("510001", "T1", "D-MKT", "W01", "A1")) {
      assertThat(report(other, END).current().totals().figures())
          .isEqualTo(counted(MONTH, END, rulebook.places().within(other)));
    }
  }

  @Test
  void asReportedIsTheReportOfThatInstant() throws Exception {
    MonthlyReport then = report("", REPORTED);
    MonthlyReport now = report("", END);

    assertThat(LedgerReport.reportedBy(rulebook, MONTH, "")).isEqualTo(REPORTED);
    assertThat(Objects.requireNonNull(now.asReported()).by()).isEqualTo(REPORTED);
    assertThat(now.asReported().totals()).isEqualTo(then.current().totals());
    assertThat(now.asReported().totals()).isNotEqualTo(now.current().totals());
    assertThat(report("", REPORTED.minusMillis(1)).asReported()).isNull();
  }

  @Test
  void asManyAreTracedAsAreCounted() throws Exception {
    List<String> never = new ArrayList<>();
    for (String place : List.of("", "C1")) {
      Asked asked = new Asked(MONTH, place, END, "");
      Totals totals = LedgerReport.of(book, rulebook, asked).current().totals();
      for (Kpi kpi : Kpi.values()) {
        List<TracedRow> rows = LedgerTrace.of(book, rulebook, asked, kpi);
        Value value = kpi.of(totals);
        if (value.kind() == Value.Kind.COUNT) {
          assertThat((double) rows.size())
              .as(kpi.id() + " " + place)
              .isEqualTo(value.number().orElseThrow());
        }
        if (rows.isEmpty()) {
          never.add(kpi.id());
        }
      }
      long minutes =
          LedgerTrace.of(book, rulebook, asked, Kpi.WORKED_MEAN).stream()
              .mapToLong(TracedRow::counts)
              .sum();
      assertThat(minutes).isEqualTo(totals.figures().worked().sum());
      assertThat(LedgerTrace.of(book, rulebook, asked, Kpi.LATE_RATE))
          .hasSize((int) totals.of(Measure.LATE));
      assertThat(
              LedgerTrace.of(book, rulebook, asked, Kpi.STOP_MINUTES).stream()
                  .mapToLong(TracedRow::counts)
                  .sum())
          .isEqualTo(totals.of(Measure.STOP_MINUTES));
      assertThat(LedgerTrace.of(book, rulebook, asked, Kpi.RED))
          .allSatisfy(row -> assertThat(row.alertId()).isNotBlank());
    }
    assertThat(never).as("figures of which a year this small has nothing").hasSizeLessThan(12);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> report("NOWHERE", END))
        .isInstanceOf(NotThereException.class)
        .hasMessageContaining("NOWHERE");
    assertThatThrownBy(
            () -> LedgerReport.of(book, rulebook, new Asked(YearMonth.of(2031, 1), "", END, "")))
        .isInstanceOf(NotThereException.class)
        .hasMessageContaining("2027-01");
  }

  private String said(Object... options) {
    Command.Result result = Command.yushi(command(ledger.url(), options));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private String wrong(Object... options) {
    return wrongAt(ledger.url(), options);
  }

  private static String wrongAt(Object place, Object... options) {
    Command.Result result = Command.yushi(command(place, options));
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(2);
    return result.err();
  }

  private static Object[] command(Object place, Object... options) {
    return Stream.concat(Stream.of("report", "--ledger", place), Stream.of(options)).toArray();
  }

  private static String pdfText(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void theCommandWritesThreeFiles(@TempDir Path out) throws Exception {
    long decided = counted(MONTH, REPORTED, List.of()).of(Measure.DECIDED);

    String said = said("--month", MONTH, "--known-by", "reported", "--json", "--out", out);

    assertThat(out.resolve("report-2026-10.html")).exists();
    assertThat(out.resolve("report-2026-10.xlsx")).exists();
    assertThat(pdfText(out.resolve("report-2026-10.pdf")))
        .contains(String.format(Locale.ROOT, "%,d", decided));
    assertThat(said)
        .contains("report-2026-10.pdf", REPORTED.toString(), "\"decided\" : " + decided);
  }

  @Test
  void theCommandListsWhatIsBehindAFigure() throws Exception {
    long decided = counted(MONTH, END, List.of()).of(Measure.DECIDED);

    assertThat(said("--month", MONTH, "--trace", "decided", "--json"))
        .contains("\"rows\" : " + decided);
    assertThat(said("--month", MONTH, "--trace", "red")).contains("alertId");
    assertThat(said("--month", MONTH, "--trace", "silences")).contains("FEED", "not of cases");
  }

  @Test
  void theCommandSaysWhatIsWrong(@TempDir Path out) throws IOException {
    assertThat(wrong("--month", "October", "--out", out)).contains("2026-10");
    assertThat(wrong("--month", "2019-01", "--out", out)).contains("--month 2019-01");
    assertThat(wrong("--month", MONTH, "--place", "X", "--out", out)).contains("--place X");
    assertThat(wrong("--month", MONTH, "--trace", "nothing")).contains("--trace nothing");
    assertThat(wrong("--month", MONTH)).contains("--out");
    assertThat(wrong("--month", "2027-01", "--known-by", "reported", "--out", out))
        .contains("--known-by");
    assertThat(wrongAt(out.resolve("none"), "--month", MONTH, "--out", out)).contains("ledger");
  }
}
