package org.yushi.tally;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.casework.Fact;
import org.yushi.rulebook.Feeds;
import org.yushi.verdict.StopEnd;

/**
 * Collects what can happen to a case more than once.
 *
 * @param file the case
 * @param calendar the office that counts
 * @param stopEnd when its stops end
 * @param counts whether a stop or an extension was allowed to move the date
 */
record Deeds(CaseFile file, OfficeCalendar calendar, StopEnd stopEnd, Predicate<CaseEvent> counts) {
  private static final int DAYS_TO_ANSWER = 5;

  Deeds(CaseFile file, OfficeCalendar calendar, Predicate<CaseEvent> counts) {
    this(file, calendar, new StopEnd(file, calendar), counts);
  }

  /** In business order; what concerns feeds comes last. */
  List<Deed> of(Collection<CaseEvent> events, Feeds feeds) {
    List<Deed> deeds = new ArrayList<>();
    Answers complaints = new Answers(file.all(EventType.COMPLAINT_ANSWERED));
    Answers enquiries = new Answers(file.all(EventType.ENQUIRY_ANSWERED));
    for (Fact fact : file.facts()) {
      Deed deed = deed(fact.event(), complaints, enquiries);
      if (deed != null) {
        deeds.add(deed);
      }
    }
    events.stream()
        .sorted(CaseEvent.BUSINESS_ORDER)
        .forEach(event -> addEntries(deeds, event, feeds));
    return deeds;
  }

  private @Nullable Deed deed(CaseEvent event, Answers complaints, Answers enquiries) {
    LocalDate on = calendar.dateOf(event.occurredAt());
    return switch (event.type()) {
      case CLOCK_STOPPED ->
          Deed.of(counts.test(event) ? Deed.Kind.STOP : Deed.Kind.STOP_REFUSED, on, minutes(event));
      case EXTENDED ->
          Deed.of(counts.test(event) ? Deed.Kind.EXTENSION : Deed.Kind.EXTENSION_REFUSED, on);
      case SUPPLEMENT_REQUESTED -> Deed.of(Deed.Kind.SUPPLEMENT, on);
      case FEE_CHARGED -> Deed.of(Deed.Kind.FEE, on, orZero(event.details().feeFen()));
      case RATED -> Deed.of(Deed.Kind.RATING, on, orZero(event.details().rating()));
      case COMPLAINED ->
          Deed.of(
              complaints.kind(
                  event,
                  Deed.Kind.COMPLAINT,
                  Deed.Kind.COMPLAINT_IN_TIME,
                  Deed.Kind.COMPLAINT_LATE),
              on);
      case ENQUIRED ->
          Deed.of(
              enquiries.kind(
                  event, Deed.Kind.ENQUIRY, Deed.Kind.ENQUIRY_IN_TIME, Deed.Kind.ENQUIRY_LATE),
              on);
      default -> null;
    };
  }

  private void addEntries(List<Deed> deeds, CaseEvent event, Feeds feeds) {
    LocalDate on = calendar.dateOf(event.occurredAt());
    Instant nextDay = calendar.sameClock(event.occurredAt(), 1);
    if (nextDay != null && event.knownAt().isAfter(nextDay.plus(feeds.lag(event.source())))) {
      deeds.add(Deed.bySource(Deed.Kind.LATE_ENTRY, on, event.source()));
    }
    if (event.type() == EventType.CORRECTED) {
      deeds.add(Deed.bySource(Deed.Kind.CORRECTION, on, event.source()));
    }
  }

  private long minutes(CaseEvent stop) {
    Duration time = stopEnd.claimedBy(stop);
    return time == null ? 0 : time.toMinutes();
  }

  private static long orZero(@Nullable Number number) {
    return number == null ? 0 : number.longValue();
  }

  /** The n-th answer answers the n-th question. */
  private final class Answers {
    private final List<CaseEvent> answers;
    private int asked;

    Answers(List<CaseEvent> answers) {
      this.answers = answers;
    }

    Deed.Kind kind(CaseEvent question, Deed.Kind open, Deed.Kind inTime, Deed.Kind late) {
      if (asked >= answers.size()) {
        return open;
      }
      CaseEvent answer = answers.get(asked++);
      LocalDate last = calendar.workingDay(calendar.dateOf(question.occurredAt()), DAYS_TO_ANSWER);
      return last == null || !answer.occurredAt().isAfter(calendar.close(last)) ? inTime : late;
    }
  }
}
