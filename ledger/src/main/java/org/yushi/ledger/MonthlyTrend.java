package org.yushi.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yushi.tally.Deed;
import org.yushi.tally.Figures;
import org.yushi.tally.Measure;
import org.yushi.tally.Minutes;

/**
 * Several months at once, each as a whole: the same figures that {@link MonthlyRows} gives, in
 * three passes however many the months are.
 *
 * <p>Cases are counted by the months of all that happened to them; of that the figures of every
 * month can be added up.
 */
public final class MonthlyTrend {
  private static final String KNOWN = " known_from <= ? and known_to > ?";

  /** Open and past due from the month on whose last midnight that is known. */
  private static final String CASES =
      """
      select date_trunc('month', received_on::timestamp)::date as received,
        date_trunc('month', accepted_on::timestamp)::date as accepted,
        date_trunc('month', delivered_on::timestamp)::date as delivered,
        date_trunc('month', ended_on::timestamp)::date as ended,
        case when late_from <= ?
          then date_trunc('month', late_from at time zone zone - interval '1 microsecond')::date
          end as late,
        ending, timing, on_the_spot, late_by_promise, late_by_statute, count(*) as cases
      from contribution
      where received_on is not null
        and (ended_on is null or ended_on >= ? or accepted_on >= ? or delivered_on >= ?
          or received_on >= ?)
        and""";

  private static final String MINUTES =
      "select date_trunc('month', ended_on::timestamp)::date as month, "
          + String.join(
              ", ",
              Rows.minutesOf("worked"),
              Rows.minutesOf("promised"),
              Rows.minutesOf("statutory"))
          + " from contribution"
          + " where received_on is not null and ended_on >= ? and ended_on < ? and";

  private static final String DEEDS =
      """
      select date_trunc('month', on_day::timestamp)::date as month, kind, count(*) as deeds,
        sum(amount)::bigint as amount, count(*) filter (where amount between 1 and 3) as good,
        count(*) filter (where amount in (4, 5)) as bad
      from deed join contribution using (counted_of, id, sequence)
      where on_day >= ? and on_day < ? and""";

  private final Connection connection;

  MonthlyTrend(Connection connection) {
    this.connection = connection;
  }

  /**
   * The months from one to another, both included.
   *
   * @param knownBy what became known later does not count
   * @param places codes of the places that count; none = all
   */
  public List<MonthOf> of(
      YearMonth first, YearMonth last, Instant knownBy, Collection<String> places)
      throws SQLException {
    OfPlaces ofPlaces = OfPlaces.of(places);
    LocalDate from = first.atDay(1);
    LocalDate next = last.plusMonths(1).atDay(1);
    Map<YearMonth, Sums> months = new HashMap<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.put(month, new Sums(month));
    }
    Rows.of(
        connection,
        CASES + KNOWN,
        List.of(knownBy, from, from, from, from, knownBy, knownBy),
        ofPlaces,
        " group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        row -> {
          Cases cases = Cases.of(row);
          months.values().forEach(month -> month.add(cases));
          return cases.number();
        });
    Rows.of(
        connection,
        MINUTES + KNOWN,
        List.of(from, next, knownBy, knownBy),
        ofPlaces,
        " group by 1",
        row -> month(months, row).minutes(row));
    Rows.of(
        connection,
        DEEDS + KNOWN,
        List.of(from, next, knownBy, knownBy),
        ofPlaces,
        " group by 1, 2",
        row -> month(months, row).deeds(row));
    List<MonthOf> found = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      found.add(Objects.requireNonNull(months.get(month)).done());
    }
    return found;
  }

  private static Sums month(Map<YearMonth, Sums> months, ResultSet row) throws SQLException {
    return Objects.requireNonNull(months.get(Objects.requireNonNull(Rows.month(row, "month"))));
  }

  /** Cases to which all happened in the same months. */
  private record Cases(
      @Nullable YearMonth received,
      @Nullable YearMonth accepted,
      @Nullable YearMonth delivered,
      @Nullable YearMonth ended,
      @Nullable YearMonth late,
      String ending,
      String timing,
      boolean onTheSpot,
      boolean lateByPromise,
      boolean lateByStatute,
      long number) {
    static Cases of(ResultSet row) throws SQLException {
      return new Cases(
          Rows.month(row, "received"),
          Rows.month(row, "accepted"),
          Rows.month(row, "delivered"),
          Rows.month(row, "ended"),
          Rows.month(row, "late"),
          Rows.text(row, "ending"),
          Rows.text(row, "timing"),
          row.getBoolean("on_the_spot"),
          row.getBoolean("late_by_promise"),
          row.getBoolean("late_by_statute"),
          row.getLong("cases"));
    }

    boolean openAtTheEndOf(YearMonth month) {
      return received != null
          && !received.isAfter(month)
          && (ended == null || ended.isAfter(month));
    }

    boolean lateAtTheEndOf(YearMonth month) {
      return late != null && !late.isAfter(month);
    }
  }

  /** What a month has so far. */
  private static final class Sums {
    private final YearMonth month;
    private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    private Minutes worked = Minutes.NONE;
    private Minutes promised = Minutes.NONE;
    private Minutes statutory = Minutes.NONE;
    private long lateEntries;
    private long corrections;

    Sums(YearMonth month) {
      this.month = month;
    }

    void add(Cases cases) {
      long n = cases.number();
      add(month.equals(cases.received()), Measure.RECEIVED, n);
      add(month.equals(cases.accepted()), Measure.ACCEPTED, n);
      add(month.equals(cases.delivered()), Measure.DELIVERED, n);
      boolean open = cases.openAtTheEndOf(month);
      add(open, Measure.OPEN, n);
      add(open && cases.lateAtTheEndOf(month), Measure.OPEN_LATE, n);
      if (month.equals(cases.ended())) {
        add(true, Measure.valueOf(cases.ending()), n);
        add(cases.onTheSpot(), Measure.ON_THE_SPOT, n);
        add(!cases.timing().isEmpty(), cases.timing(), n);
        add(cases.lateByPromise(), Measure.LATE_BY_PROMISE, n);
        add(cases.lateByStatute(), Measure.LATE_BY_STATUTE, n);
      }
    }

    Sums minutes(ResultSet row) throws SQLException {
      worked = Rows.minutes(row, "worked");
      promised = Rows.minutes(row, "promised");
      statutory = Rows.minutes(row, "statutory");
      return this;
    }

    Sums deeds(ResultSet row) throws SQLException {
      long n = row.getLong("deeds");
      long amount = row.getLong("amount");
      switch (Deed.Kind.valueOf(row.getString("kind"))) {
        case STOP -> stops(n, amount);
        case STOP_REFUSED -> {
          stops(n, amount);
          add(true, Measure.STOPS_REFUSED, n);
        }
        case EXTENSION -> add(true, Measure.EXTENSIONS, n);
        case EXTENSION_REFUSED -> {
          add(true, Measure.EXTENSIONS, n);
          add(true, Measure.EXTENSIONS_REFUSED, n);
        }
        case SUPPLEMENT -> add(true, Measure.SUPPLEMENTS, n);
        case FEE -> {
          add(true, Measure.FEES, n);
          add(true, Measure.FEE_FEN, amount);
        }
        case RATING -> {
          add(true, Measure.RATINGS, n);
          add(true, Measure.SATISFIED, row.getLong("good"));
          add(true, Measure.DISSATISFIED, row.getLong("bad"));
        }
        case COMPLAINT -> add(true, Measure.COMPLAINTS, n);
        case COMPLAINT_IN_TIME -> {
          add(true, Measure.COMPLAINTS, n);
          add(true, Measure.COMPLAINTS_IN_TIME, n);
        }
        case COMPLAINT_LATE -> {
          add(true, Measure.COMPLAINTS, n);
          add(true, Measure.COMPLAINTS_LATE, n);
        }
        case ENQUIRY -> add(true, Measure.ENQUIRIES, n);
        case ENQUIRY_IN_TIME -> {
          add(true, Measure.ENQUIRIES, n);
          add(true, Measure.ENQUIRIES_IN_TIME, n);
        }
        case ENQUIRY_LATE -> {
          add(true, Measure.ENQUIRIES, n);
          add(true, Measure.ENQUIRIES_LATE, n);
        }
        case PATROL_FINDING -> add(true, Measure.PATROL_FINDINGS, n);
        case LATE_ENTRY -> lateEntries += n;
        case CORRECTION -> corrections += n;
      }
      return this;
    }

    private void stops(long n, long minutes) {
      add(true, Measure.STOPS, n);
      add(true, Measure.STOP_MINUTES, minutes);
    }

    private void add(boolean counts, String timing, long n) {
      if (counts) {
        add(true, Measure.valueOf(timing), n);
      }
    }

    private void add(boolean isSo, Measure measure, long n) {
      if (isSo && n != 0) {
        counts.merge(measure, n, Long::sum);
      }
    }

    MonthOf done() {
      return new MonthOf(
          month, new Figures(counts, worked, promised, statutory), lateEntries, corrections);
    }
  }
}
