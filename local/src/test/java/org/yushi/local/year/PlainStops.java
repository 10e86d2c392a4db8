package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;

/** What the stops of a case are good for. */
final class PlainStops {
  private static final Set<String> GROUNDS =
      Set.of(
          "HEARING", "听证",
          "BIDDING", "招标",
          "AUCTION", "拍卖",
          "INSPECTION", "检验",
          "TESTING", "检测",
          "QUARANTINE", "检疫",
          "APPRAISAL", "鉴定",
          "EXPERT_REVIEW", "专家评审");

  private final PlainCase file;
  private final OfficeCalendar calendar;

  PlainStops(PlainCase file, OfficeCalendar calendar) {
    this.file = file;
    this.calendar = calendar;
  }

  /** Whether a stop has a ground of art. 45, a written notice, and a declared end or days. */
  static boolean valid(PlainEvent stop) {
    String ground = stop.text("ground");
    return ground != null
        && GROUNDS.contains(ground.strip().toUpperCase(Locale.ROOT))
        && stop.text("noticeNo") != null
        && (stop.text("declaredEnd") != null || stop.text("days") != null);
  }

  /** From its beginning to its declared end, the first resumption, or the end of the case. */
  PlainSpan span(PlainEvent stop) {
    Instant declared = PlainSpan.earlier(stop.dayOrInstant("declaredEnd", calendar), asked(stop));
    Instant resumed =
        file.events("CLOCK_RESUMED").stream()
            .map(PlainEvent::at)
            .filter(at -> !at.isBefore(stop.at()))
            .findFirst()
            .orElse(null);
    PlainEvent end = file.end();
    Instant to = PlainSpan.earlier(declared, resumed);
    return new PlainSpan(stop.at(), PlainSpan.earlier(to, end == null ? null : end.at()));
  }

  /** When as much office time has passed as the days have that were asked for. */
  private @Nullable Instant asked(PlainEvent stop) {
    Integer days = stop.number("days");
    Duration normal = calendar.normalDay(calendar.dateOf(stop.at()));
    return days == null ? null : calendar.plus(stop.at(), normal.multipliedBy(days));
  }

  /** The whole office minutes that a stop claims. */
  long minutes(PlainEvent stop) {
    PlainSpan span = span(stop);
    @Nullable Duration time =
        span.to() == null ? null : calendar.officeTime(span.from(), span.to());
    return time == null ? 0 : time.toMinutes();
  }
}
