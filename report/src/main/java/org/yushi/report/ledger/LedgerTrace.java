package org.yushi.report.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.yushi.ledger.LedgerBook;
import org.yushi.ledger.MonthlyTrace;
import org.yushi.ledger.MonthlyTrace.Happened;
import org.yushi.ledger.MonthlyTrace.Time;
import org.yushi.ledger.TracedRow;
import org.yushi.report.model.Kpi;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Rulebook;
import org.yushi.tally.Deed;
import org.yushi.tally.Measure;

/** What is behind a figure of a report: as many rows as it counts. */
public final class LedgerTrace {
  private final MonthlyTrace trace;
  private final LedgerBook book;
  private final Month span;
  private final YearMonth month;
  private final Instant knownBy;
  private final Collection<String> places;

  private LedgerTrace(LedgerBook book, Rulebook rulebook, Asked asked) {
    Territory territory = new Territory(rulebook, asked.place(), asked.month());
    this.book = book;
    this.trace = book.trace();
    this.span = new Month(asked.month(), territory.calendar());
    this.month = asked.month();
    this.knownBy = asked.knownBy();
    this.places = territory.codes();
  }

  /**
   * Lists it: of a rate its numerator, of minutes the cases decided, of sums what is added up.
   *
   * @throws NotThereException if the rulebook does not list the place
   */
  public static List<TracedRow> of(LedgerBook book, Rulebook rulebook, Asked asked, Kpi kpi)
      throws SQLException {
    return new LedgerTrace(book, rulebook, asked).of(kpi);
  }

  private List<TracedRow> of(Kpi kpi) throws SQLException {
    return switch (kpi) {
      case FINISH_RATE -> counted(Measure.DECIDED);
      case ON_THE_SPOT_RATE -> counted(Measure.ON_THE_SPOT);
      case EARLY_RATE -> counted(Measure.EARLY);
      case LATE_RATE -> counted(Measure.LATE);
      case SATISFACTION_RATE -> counted(Measure.SATISFIED);
      case WORKED_MEAN, WORKED_MEDIAN, WORKED_P90 -> times(Time.WORKED);
      case PROMISED_MEAN, PROMISED_MEDIAN, PROMISED_P90 -> times(Time.PROMISED);
      case STATUTORY_MEAN, STATUTORY_MEDIAN, STATUTORY_P90 -> times(Time.STATUTORY);
      case RED -> raised(Level.RED);
      case YELLOW -> raised(Level.YELLOW);
      case NOTICES -> raised(Level.NOTICE);
      case ALERTS_ENDED -> trace.alerts(month, knownBy, places, Happened.ENDED, null);
      case ALERTS_RETRACTED -> trace.alerts(month, knownBy, places, Happened.RETRACTED, null);
      case STOP_MINUTES -> summed(Measure.STOPS, Measure.STOP_MINUTES);
      case FEE_YUAN -> summed(Measure.FEES, Measure.FEE_FEN);
      case LATE_ENTRIES -> trace.deeds(month, knownBy, places, Deed.Kind.LATE_ENTRY);
      case CORRECTIONS -> trace.deeds(month, knownBy, places, Deed.Kind.CORRECTION);
      case SILENCES, SILENT_MINUTES ->
          MonthlyTrace.silences(book.truth().silences(span.begin(), span.end(), knownBy, places));
      case COMPLAINTS_UNANSWERED ->
          counted(Measure.COMPLAINTS, Measure.COMPLAINTS_IN_TIME, Measure.COMPLAINTS_LATE);
      case ENQUIRIES_UNANSWERED ->
          counted(Measure.ENQUIRIES, Measure.ENQUIRIES_IN_TIME, Measure.ENQUIRIES_LATE);
      default -> counted(Measure.valueOf(kpi.name()));
    };
  }

  private List<TracedRow> counted(Measure measure, Measure... without) throws SQLException {
    return trace.counted(month, knownBy, places, measure, without);
  }

  private List<TracedRow> times(Time time) throws SQLException {
    return trace.times(month, knownBy, places, time);
  }

  private List<TracedRow> raised(Level level) throws SQLException {
    return trace.alerts(month, knownBy, places, Happened.RAISED, level);
  }

  private List<TracedRow> summed(Measure measure, Measure sum) throws SQLException {
    return trace.summed(month, knownBy, places, measure, sum);
  }
}
