package org.yushi.report.model;

import org.yushi.tally.Figures;
import org.yushi.tally.Measure;

/**
 * Everything that is counted of one month and one place.
 *
 * @param figures figures of cases
 * @param alerts alerts
 * @param entries how events were entered
 */
public record Totals(Figures figures, Alerts alerts, Entries entries) {
  /** Nothing happened. */
  public static final Totals NONE = new Totals(Figures.NONE, Alerts.NONE, Entries.NONE);

  /** One figure of cases. */
  public long of(Measure measure) {
    return figures.of(measure);
  }

  /** Cases late in any way: decided late, or open past due. */
  public long lateOrOpenLate() {
    return of(Measure.LATE) + of(Measure.OPEN_LATE);
  }

  /** Whether no case came, was decided or otherwise ended, nothing was delivered or asked. */
  public boolean idle() {
    return of(Measure.RECEIVED)
            + of(Measure.ACCEPTED)
            + of(Measure.DECIDED)
            + of(Measure.REFUSED)
            + of(Measure.WITHDRAWN)
            + of(Measure.VOIDED)
            + of(Measure.DELIVERED)
            + of(Measure.ENQUIRIES)
        == 0;
  }
}
