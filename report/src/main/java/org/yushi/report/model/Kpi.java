package org.yushi.report.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;
import org.yushi.tally.Minutes;

/**
 * A figure of the report that has a name for ever: its id stands in the workbook and in the page,
 * and lists the cases behind it (docs/reference/monthly-report.md).
 */
public enum Kpi {
  /** Cases received or accepted. */
  RECEIVED(Measure.RECEIVED),
  /** Cases accepted. */
  ACCEPTED(Measure.ACCEPTED),
  /** Cases not accepted. */
  REFUSED(Measure.REFUSED),
  /** Cases decided. */
  DECIDED(Measure.DECIDED),
  /** Cases withdrawn. */
  WITHDRAWN(Measure.WITHDRAWN),
  /** Cases declared void. */
  VOIDED(Measure.VOIDED),
  /** Results delivered. */
  DELIVERED(Measure.DELIVERED),
  /** Decided ÷ received; can exceed 1. */
  FINISH_RATE(Measure.DECIDED, Measure.RECEIVED),
  /** Open at the end of the month. */
  OPEN(Measure.OPEN),
  /** Open past due. */
  OPEN_LATE(Measure.OPEN_LATE),
  /** Decided on the day of acceptance. */
  ON_THE_SPOT(Measure.ON_THE_SPOT),
  /** On the spot ÷ decided. */
  ON_THE_SPOT_RATE(Measure.ON_THE_SPOT, Measure.DECIDED),
  /** Decided before the day on which they were due. */
  EARLY(Measure.EARLY),
  /** Early ÷ decided. */
  EARLY_RATE(Measure.EARLY, Measure.DECIDED),
  /** Decided in time, not early. */
  ON_TIME(Measure.ON_TIME),
  /** Decided late. */
  LATE(Measure.LATE),
  /** Late ÷ decided. */
  LATE_RATE(Measure.LATE, Measure.DECIDED),
  /** Decided without a due date. */
  UNDATED(Measure.UNDATED),
  /** Decided after the promise. */
  LATE_BY_PROMISE(Measure.LATE_BY_PROMISE),
  /** Decided after the statute. */
  LATE_BY_STATUTE(Measure.LATE_BY_STATUTE),
  /** Mean of what cases took. */
  WORKED_MEAN(Figures::worked, Minutes::mean),
  /** Median of what cases took. */
  WORKED_MEDIAN(Figures::worked, Minutes::median),
  /** 90th percentile of what cases took. */
  WORKED_P90(Figures::worked, Minutes::p90),
  /** Mean of what was promised. */
  PROMISED_MEAN(Figures::promised, Minutes::mean),
  /** Median of what was promised. */
  PROMISED_MEDIAN(Figures::promised, Minutes::median),
  /** 90th percentile of what was promised. */
  PROMISED_P90(Figures::promised, Minutes::p90),
  /** Mean of what the statutes allow. */
  STATUTORY_MEAN(Figures::statutory, Minutes::mean),
  /** Median of what the statutes allow. */
  STATUTORY_MEDIAN(Figures::statutory, Minutes::median),
  /** 90th percentile of what the statutes allow. */
  STATUTORY_P90(Figures::statutory, Minutes::p90),
  /** Red alerts raised. */
  RED(totals -> Value.count(totals.alerts().red())),
  /** Yellow alerts raised. */
  YELLOW(totals -> Value.count(totals.alerts().yellow())),
  /** Notices raised. */
  NOTICES(totals -> Value.count(totals.alerts().notices())),
  /** Alerts ended. */
  ALERTS_ENDED(totals -> Value.count(totals.alerts().ended())),
  /** Alerts retracted. */
  ALERTS_RETRACTED(totals -> Value.count(totals.alerts().retracted())),
  /** Stops of the clock. */
  STOPS(Measure.STOPS),
  /** Stops that did not count. */
  STOPS_REFUSED(Measure.STOPS_REFUSED),
  /** Office minutes that stops claim. */
  STOP_MINUTES(totals -> Value.minutes(1, totals.of(Measure.STOP_MINUTES))),
  /** Extensions. */
  EXTENSIONS(Measure.EXTENSIONS),
  /** Extensions that did not count. */
  EXTENSIONS_REFUSED(Measure.EXTENSIONS_REFUSED),
  /** Supplements asked for. */
  SUPPLEMENTS(Measure.SUPPLEMENTS),
  /** Events entered late. */
  LATE_ENTRIES(totals -> Value.count(totals.entries().late())),
  /** Corrections. */
  CORRECTIONS(totals -> Value.count(totals.entries().corrections())),
  /** Silences of sources. */
  SILENCES(totals -> Value.count(totals.entries().silences())),
  /** Minutes of silence. */
  SILENT_MINUTES(totals -> Value.minutes(1, totals.entries().silentMinutes())),
  /** Complaints. */
  COMPLAINTS(Measure.COMPLAINTS),
  /** Complaints answered in time. */
  COMPLAINTS_IN_TIME(Measure.COMPLAINTS_IN_TIME),
  /** Complaints answered late. */
  COMPLAINTS_LATE(Measure.COMPLAINTS_LATE),
  /** Complaints without an answer. */
  COMPLAINTS_UNANSWERED(
      totals ->
          Value.count(
              totals.of(Measure.COMPLAINTS)
                  - totals.of(Measure.COMPLAINTS_IN_TIME)
                  - totals.of(Measure.COMPLAINTS_LATE))),
  /** Enquiries. */
  ENQUIRIES(Measure.ENQUIRIES),
  /** Enquiries answered in time. */
  ENQUIRIES_IN_TIME(Measure.ENQUIRIES_IN_TIME),
  /** Enquiries answered late. */
  ENQUIRIES_LATE(Measure.ENQUIRIES_LATE),
  /** Enquiries without an answer. */
  ENQUIRIES_UNANSWERED(
      totals ->
          Value.count(
              totals.of(Measure.ENQUIRIES)
                  - totals.of(Measure.ENQUIRIES_IN_TIME)
                  - totals.of(Measure.ENQUIRIES_LATE))),
  /** Ratings. */
  RATINGS(Measure.RATINGS),
  /** Good ratings. */
  SATISFIED(Measure.SATISFIED),
  /** Bad ratings. */
  DISSATISFIED(Measure.DISSATISFIED),
  /** Good ÷ good and bad ratings; those without a grade say nothing. */
  SATISFACTION_RATE(
      totals ->
          Value.rate(
              totals.of(Measure.SATISFIED),
              totals.of(Measure.SATISFIED) + totals.of(Measure.DISSATISFIED))),
  /** Fees charged. */
  FEES(Measure.FEES),
  /** Sum of the fees. */
  FEE_YUAN(totals -> Value.fen(totals.of(Measure.FEE_FEN))),
  /** Findings of patrols. */
  PATROL_FINDINGS(Measure.PATROL_FINDINGS);

  /** Always a lambda without state. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Totals, Value> value;

  Kpi(Function<Totals, Value> value) {
    this.value = value;
  }

  Kpi(Measure measure) {
    this(totals -> Value.count(totals.of(measure)));
  }

  Kpi(Measure part, Measure whole) {
    this(totals -> Value.rate(totals.of(part), totals.of(whole)));
  }

  Kpi(Function<Figures, Minutes> minutes, ToLongFunction<Minutes> of) {
    this(
        totals -> {
          Minutes known = minutes.apply(totals.figures());
          return Value.minutes(known.count(), of.applyAsLong(known));
        });
  }

  /** The id, such as {@code open-late}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The figure of a month and place. */
  public Value of(Totals totals) {
    return value.apply(totals);
  }

  /**
   * The figure of an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Kpi parse(String id) {
    return Arrays.stream(values())
        .filter(kpi -> kpi.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no figure is called \"" + id + "\""));
  }
}
