package org.yushi.local.demo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.report.ReportSummary;
import org.yushi.report.ReportWriter;
import org.yushi.report.ledger.Asked;
import org.yushi.report.ledger.LedgerReport;
import org.yushi.report.ledger.NotThereException;
import org.yushi.report.model.MonthlyReport;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/** The report of the last whole month of a demo, from the ledger that it left behind. */
final class DemoMonth {
  private DemoMonth() {}

  /**
   * Writes it, in Chinese.
   *
   * @param asOf the end of the demo
   * @param out where the ledger is, and where the report goes
   */
  static ReportSummary write(Instant asOf, Path out)
      throws SQLException, RulebookException, NotThereException {
    YearMonth last = YearMonth.from(asOf.atOffset(CountyGenerator.OFFSET)).minusMonths(1);
    try (LedgerPlace.Opened opened = DemoLedger.in(out).forReading();
        LedgerBook book = LedgerBook.open(opened.address())) {
      MonthlyReport report =
          LedgerReport.of(
              book,
              RulebookLoader.load(RulebookBundle.shipped("demo")),
              new Asked(last, "", asOf, ""));
      Locale chinese = Locale.SIMPLIFIED_CHINESE;
      return new ReportSummary(report, chinese, ReportWriter.write(report, chinese, out));
    }
  }
}
