package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.EventType;
import org.yushi.casework.StepKind;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.OfficeSpan;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.Threshold;

/** When somebody should have begun to handle a case, and what counts as handling it. */
final class Handling {
  private static final int LEAST_DAYS = 2;

  private final Rulebook rulebook;
  private final CaseWorkings workings;

  Handling(Rulebook rulebook, CaseWorkings workings) {
    this.rulebook = rulebook;
    this.workings = workings;
  }

  /** Whether the event shows that somebody handles the case. */
  static boolean isSign(CaseEvent event) {
    EventType type = event.type();
    return switch (type) {
      case STEP_STARTED -> event.details().stepKind() != StepKind.REGISTRATION;
      case STEP_FINISHED ->
          event.details().stepKind() == null || event.details().stepKind() == StepKind.HANDLING;
      case FORWARDED, CERTIFICATE_ISSUED -> true;
      default -> type.endsCase() || isExcuse(event);
    };
  }

  /** Whether it is an excuse, which must have been said in time. */
  static boolean isExcuse(CaseEvent event) {
    return event.type() == EventType.SUPPLEMENT_REQUESTED
        || event.type() == EventType.CLOCK_STOPPED
        || event.type() == EventType.EXTENDED;
  }

  /** Half of the promise, at least two days, or what the policy says instead; null = not dated. */
  @Nullable Instant unhandledFrom(Instant acceptedAt) {
    Threshold threshold = threshold(acceptedAt);
    OfficeCalendar calendar = workings.calendar();
    Duration normalDay = calendar.normalDay(calendar.dateOf(acceptedAt));
    String share = threshold.get("");
    if (share == null) {
      return null;
    }
    Items.Item item = workings.item();
    Limit limit = item == null ? null : item.promised();
    if (!share.endsWith("%")) {
      return after(acceptedAt, OfficeSpan.parse(share), limit, normalDay);
    }
    double part = Integer.parseInt(share.substring(0, share.length() - 1)) / 100.0;
    return limit == null
        ? shareOfStated(acceptedAt, part)
        : shareOfLimit(acceptedAt, part, limit, normalDay);
  }

  private @Nullable Instant after(
      Instant acceptedAt, OfficeSpan span, @Nullable Limit limit, Duration normalDay) {
    OfficeCalendar calendar = workings.calendar();
    if (limit == null || limit.unit() != Limit.Unit.NATURAL_DAYS) {
      return calendar.plus(acceptedAt, span.of(normalDay));
    }
    Instant day = acceptedAt.atZone(calendar.zone()).plusDays(span.days()).toInstant();
    return calendar.plus(day, span.hours());
  }

  private Threshold threshold(Instant acceptedAt) {
    Policy.Row row =
        rulebook
            .policy()
            .find(
                "registration-only",
                "UNHANDLED",
                workings.kind(),
                workings.itemCode(),
                workings.centre(),
                workings.calendar().dateOf(acceptedAt));
    return row == null ? Threshold.NONE : row.threshold();
  }

  private @Nullable Instant shareOfLimit(
      Instant acceptedAt, double part, Limit limit, Duration normalDay) {
    OfficeCalendar calendar = workings.calendar();
    if (limit.unit() == Limit.Unit.NATURAL_DAYS) {
      Duration share = part(Duration.ofDays(limit.amount()), part);
      return acceptedAt.plus(longer(share, Duration.ofDays(LEAST_DAYS)));
    }
    Duration whole =
        limit.unit() == Limit.Unit.WORKING_HOURS
            ? Duration.ofHours(limit.amount())
            : normalDay.multipliedBy(limit.amount());
    return calendar.plus(acceptedAt, longer(part(whole, part), normalDay.multipliedBy(LEAST_DAYS)));
  }

  private @Nullable Instant shareOfStated(Instant acceptedAt, double part) {
    Deadline promise = workings.promise();
    Instant due = promise == null ? null : promise.due().at();
    if (due == null) {
      return null;
    }
    Duration office = workings.calendar().officeTime(acceptedAt, due);
    return office == null ? null : workings.calendar().plus(acceptedAt, part(office, part));
  }

  private static Duration part(Duration whole, double part) {
    return Duration.ofMillis(Math.round(whole.toMillis() * part));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
