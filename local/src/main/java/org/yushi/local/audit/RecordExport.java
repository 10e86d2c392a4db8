package org.yushi.local.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.CurrentAlert;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.InputException;
import org.yushi.local.files.LinesFile;
import org.yushi.rulebook.Places;

/**
 * Writes the alerts of a ledger as records.
 *
 * @param month the month in which they were issued; null = all
 * @param retracted whether those that are retracted are written too
 * @param form how
 */
public record RecordExport(@Nullable YearMonth month, boolean retracted, RecordForm form) {
  private static final int CASE_ID = 50;

  /**
   * What was written.
   *
   * @param records how many records
   * @param longCaseIds how many of them have a case number that is longer than the standard has
   *     room for
   */
  public record Written(long records, long longCaseIds) {}

  /** Told how many records are written. */
  public interface Progress {
    /** So many. */
    void at(long records);
  }

  /**
   * Writes the file, which appears when it is complete.
   *
   * @param places give the names
   * @throws IOException if the file cannot be written
   * @throws InputException if an alert cannot be read
   */
  public Written write(LedgerBook book, Places places, Path file, Progress progress)
      throws SQLException, IOException {
    try (LinesFile lines = new LinesFile(file)) {
      Optional<String> head = form.head();
      if (head.isPresent()) {
        lines.line(head.get());
      }
      Tally tally = new Tally(new SupervisionRecords(places), lines, progress);
      book.currentAlerts().forEach(month, retracted, tally::take);
      lines.publish();
      return tally.written();
    }
  }

  /** Writes and counts. */
  private final class Tally {
    private final SupervisionRecords maker;
    private final LinesFile lines;
    private final Progress progress;
    private long records;
    private long longCaseIds;

    Tally(SupervisionRecords maker, LinesFile lines, Progress progress) {
      this.maker = maker;
      this.lines = lines;
      this.progress = progress;
    }

    void take(CurrentAlert alert) throws IOException {
      SupervisionRecord made = made(alert);
      lines.line(form.line(made));
      records++;
      longCaseIds += Limits.within(CASE_ID, made.caseId()) ? 0 : 1;
      progress.at(records);
    }

    private SupervisionRecord made(CurrentAlert alert) {
      try {
        return maker.of(alert);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new InputException(
            "账本中有预警无法读取 An alert of the ledger cannot be read (%s); run yushi audit verify: %s"
                .formatted(e.getMessage(), alert.body()));
      }
    }

    Written written() {
      return new Written(records, longCaseIds);
    }
  }
}
