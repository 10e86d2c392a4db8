package org.yushi.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.casework.Fact;
import org.yushi.rulebook.Feeds;

/**
 * How a case began: the five days in which the applicant must be told (art. 32 行政许可法), and from
 * where its deadlines count. Materials handed in begin the five days anew; acceptance, refusal and
 * the end answer them whatever their dates.
 */
final class Beginning {
  private static final int DAYS_TO_TELL = 5;

  /**
   * How the clock began.
   *
   * @param at where it counts from
   * @param floor no step before it
   * @param event the event it counts from
   * @param how accepted, deemed to be, or implied by the decision
   */
  record Start(Instant at, Instant floor, CaseEvent event, How how) {}

  enum How {
    ACCEPTED,
    DEEMED,
    IMPLIED
  }

  /**
   * Five days to tell.
   *
   * @param event receipt or supplement
   * @param tellBy end of the five days, or null if not published
   * @param answer what told the applicant, or a further supplement that began the days anew, or
   *     null
   * @param answeredAt when that counts, or null
   */
  record Telling(
      CaseEvent event,
      @Nullable Instant tellBy,
      @Nullable CaseEvent answer,
      @Nullable Instant answeredAt) {
    boolean missed() {
      return tellBy != null && (answeredAt == null || answeredAt.isAfter(tellBy));
    }
  }

  private final CaseFile file;
  private final OfficeCalendar calendar;
  private final Feeds feeds;
  private final List<Telling> tellings = new ArrayList<>();

  Beginning(CaseFile file, OfficeCalendar calendar, Feeds feeds) {
    this.file = file;
    this.calendar = calendar;
    this.feeds = feeds;
    List<Fact> facts = file.facts();
    boolean received = false;
    for (int i = 0; i < facts.size(); i++) {
      CaseEvent event = facts.get(i).event();
      received |= event.type() == EventType.RECEIVED;
      if (event.type() == EventType.RECEIVED
          || (received && event.type() == EventType.SUPPLEMENTED)) {
        tellings.add(telling(event, facts.subList(i + 1, facts.size())));
      }
    }
  }

  /** Every time that materials were handed in, and what answered it. */
  List<Telling> tellings() {
    return tellings;
  }

  /** From where the deadlines count: what was not answered in time, else acceptance; or null. */
  @Nullable Start start() {
    for (Telling telling : tellings) {
      if (telling.missed() && telling.tellBy() != null) {
        return new Start(
            telling.event().occurredAt(),
            telling.tellBy().plusMillis(1),
            telling.event(),
            How.DEEMED);
      }
    }
    CaseEvent accepted = file.accepted();
    CaseEvent end = file.end();
    CaseEvent intake = file.intake();
    if (accepted != null) {
      return new Start(accepted.occurredAt(), accepted.occurredAt(), accepted, How.ACCEPTED);
    }
    if (end != null && intake != null && end.type() == EventType.DECIDED) {
      return new Start(intake.occurredAt(), intake.occurredAt(), intake, How.IMPLIED);
    }
    return null;
  }

  private Telling telling(CaseEvent handedIn, List<Fact> after) {
    LocalDate fifth = calendar.workingDay(calendar.dateOf(handedIn.occurredAt()), DAYS_TO_TELL);
    Instant tellBy = fifth == null ? null : calendar.close(fifth);
    CaseEvent answer = file.first(e -> e.type() == EventType.ACCEPTED || e.type().endsCase());
    Instant answeredAt = answer == null ? null : answer.occurredAt();
    for (Fact fact : after) {
      Instant counts = wordAt(fact, handedIn, tellBy);
      if (counts != null && (answeredAt == null || counts.isBefore(answeredAt))) {
        answer = fact.event();
        answeredAt = counts;
      }
    }
    return new Telling(handedIn, tellBy, answer, answeredAt);
  }

  /**
   * When a request for a supplement counts, or materials that begin the five days anew in time;
   * null for anything else.
   */
  private @Nullable Instant wordAt(Fact fact, CaseEvent handedIn, @Nullable Instant tellBy) {
    CaseEvent event = fact.event();
    if (event.type() == EventType.SUPPLEMENT_REQUESTED) {
      return Excuse.countsFrom(fact, handedIn, tellBy, feeds);
    }
    boolean anew =
        event.type() == EventType.SUPPLEMENTED
            && tellBy != null
            && !event.occurredAt().isAfter(tellBy);
    return anew ? event.occurredAt() : null;
  }
}
