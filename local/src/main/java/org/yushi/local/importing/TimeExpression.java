package org.yushi.local.importing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.DayOrInstant;

/** What the mapping says a time is made of. */
sealed interface TimeExpression {
  /** The time for a row, a bare date if the log gives no more; null = none. */
  @Nullable DayOrInstant of(Row row) throws BadValueException;

  /** A time written in a text. */
  record Written(Expression text, TimeFormats formats) implements TimeExpression {
    @Override
    public @Nullable DayOrInstant of(Row row) throws BadValueException {
      String found = text.of(row);
      return found == null ? null : formats.read(found);
    }
  }

  /** The first that is not blank. */
  record FirstOf(List<TimeExpression> alternatives) implements TimeExpression {
    @Override
    public @Nullable DayOrInstant of(Row row) throws BadValueException {
      for (TimeExpression alternative : alternatives) {
        DayOrInstant time = alternative.of(row);
        if (time != null) {
          return time;
        }
      }
      return null;
    }
  }

  /** The last millisecond of the day in which the time lies. */
  record EndOfDay(TimeExpression time, ZoneId zone) implements TimeExpression {
    @Override
    public @Nullable DayOrInstant of(Row row) throws BadValueException {
      DayOrInstant found = time.of(row);
      return found == null
          ? null
          : DayOrInstant.of(
              day(found, zone).plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
    }
  }

  /** The day in which the time lies, as a bare date. */
  record DateOnly(TimeExpression time, ZoneId zone) implements TimeExpression {
    @Override
    public @Nullable DayOrInstant of(Row row) throws BadValueException {
      DayOrInstant found = time.of(row);
      return found == null ? null : DayOrInstant.of(day(found, zone));
    }
  }

  private static LocalDate day(DayOrInstant time, ZoneId zone) {
    return time.instant() == null ? time.date() : LocalDate.ofInstant(time.instant(), zone);
  }
}
