package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.casework.Fact;
import org.yushi.casework.Where;
import org.yushi.rulebook.ItemKind;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Rulebook;

/**
 * Everything computed once for one case: whose calendar counts, where the clock began, what its
 * deadlines are. The source of the rules' figures and of the words of the evidence.
 */
final class CaseWorkings {
  private static final int LONGEST_EXTENSION = 10;
  private static final int LONGEST_EXTENSION_PARALLEL = 15;
  private static final Duration LAST_MINUTES = Duration.ofMinutes(30);

  private final Rulebook rulebook;
  private final CaseFile file;
  private final CaseEvent intake;
  private final @Nullable CaseEvent end;
  private final CaseOffice office;
  private final @Nullable String itemCode;
  private final Items.@Nullable Item item;
  private final List<Beginning.Telling> tellings;
  private final Beginning.@Nullable Start start;
  private final @Nullable Deadline promise;
  private final @Nullable Deadline statutory;

  /** The workings of a case that was received or accepted. */
  CaseWorkings(Rulebook rulebook, CaseFile file) {
    this.rulebook = rulebook;
    this.file = file;
    CaseEvent first = file.intake();
    if (first == null) {
      throw new IllegalArgumentException(file.caseId() + " was never taken in");
    }
    intake = first;
    end = file.end();
    office = CaseOffice.of(rulebook, file);
    OfficeCalendar calendar = office.calendar();
    itemCode = file.item();
    Beginning beginning = new Beginning(file, calendar, rulebook.feeds());
    tellings = beginning.tellings();
    start = beginning.start();
    Instant inForce = start == null ? intake.occurredAt() : start.at();
    item = rulebook.items().find(itemCode, calendar.dateOf(inForce));
    promise =
        start == null || kind() == ItemKind.INSTANT
            ? null
            : new Deadline(
                file, clock(start, item == null ? null : item.promised(), true), rulebook.feeds());
    Limit statute = item == null ? null : item.statutory();
    statutory =
        start == null || statute == null
            ? null
            : new Deadline(file, clock(start, statute, false), rulebook.feeds());
  }

  private Clock clock(Beginning.Start from, @Nullable Limit limit, boolean heedsPromise) {
    return new Clock(
        calendar(),
        from.at(),
        limit,
        heedsPromise,
        kind() == ItemKind.PARALLEL ? LONGEST_EXTENSION_PARALLEL : LONGEST_EXTENSION);
  }

  /** The figures for the rules. */
  List<Object> facts() {
    List<Object> facts = new ArrayList<>();
    facts.add(caseFact());
    DueSoon soon = new DueSoon(rulebook, this);
    if (promise != null) {
      for (Deadline.Stretch stretch : promise.stretches()) {
        facts.add(
            new PromiseStretch(
                kindName(),
                promisedByOnly(),
                Times.of(stretch.until()),
                Times.of(soon.warnAt(stretch)),
                Times.of(stretch.due().at()),
                endedAt()));
      }
    }
    for (Beginning.Telling telling : tellings) {
      facts.add(
          new TellWindow(
              Times.of(telling.event().occurredAt()),
              Times.of(telling.tellBy()),
              Times.of(telling.answeredAt())));
    }
    addIntakes(facts);
    for (CaseEvent event : file.all(EventType.SENT_AWAY)) {
      facts.add(
          new SentAwayFact(event.eventId(), Times.of(event.occurredAt()), acceptedAt(), endedAt()));
    }
    facts.addAll(Listings.of(rulebook, this));
    return facts;
  }

  private CaseFact caseFact() {
    Beginning.Start from = start;
    Instant sameDayDue = sameDayDue();
    return new CaseFact(
        kindName(),
        promisedByOnly(),
        acceptedAt(),
        endedAt(),
        promise == null ? Times.NEVER : Times.of(promise.due().at()),
        promiseFloor(),
        statutory == null ? Times.NEVER : Times.of(statutory.due().at()),
        from == null ? Times.NEVER : Times.of(from.floor()),
        Times.of(sameDayDue),
        Times.of(sameDayDue == null ? null : calendar().minus(sameDayDue, Duration.ofHours(1))),
        Times.of(unhandledFrom()),
        Times.of(handledAt()));
  }

  private long promiseFloor() {
    if (start == null) {
      return Times.NEVER;
    }
    boolean statedForAccepted =
        promise != null && promise.due().stated() && start.how() != Beginning.How.DEEMED;
    return statedForAccepted ? Long.MIN_VALUE : Times.of(start.floor());
  }

  private void addIntakes(List<Object> facts) {
    for (Fact fact : file.facts()) {
      CaseEvent event = fact.event();
      if (event.type() == EventType.RECEIVED || event.type() == EventType.ACCEPTED) {
        LocalDate day = calendar().dateOf(event.occurredAt());
        Items.Item inForce = rulebook.items().find(itemCode, day);
        facts.add(
            new IntakeEventFact(
                event.where().place() == null ? "UNSAID" : event.where().place().name(),
                inForce != null && inForce.inCentre(),
                inForce != null && approvedPlace(inForce, event.where(), day),
                inForce != null
                    && inForce.offCentreAllowed() != null
                    && inForce.offCentreAllowed().on(day),
                Times.of(event.occurredAt()),
                endedAt()));
      }
    }
  }

  /** Whether the sub-centre or agent point of an intake is listed and approved for the item. */
  private boolean approvedPlace(Items.Item inForce, Where where, LocalDate day) {
    for (String code : new String[] {where.centre(), where.window()}) {
      if (code != null) {
        for (Places.PlaceRow place : rulebook.places().chain(code)) {
          if (inForce.approvedPlaces().contains(place.code())
              && rulebook.places().find(place.code(), day) != null) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Close of office of the day of acceptance; 12:00 of the next working day if that was too late.
   */
  @Nullable Instant sameDayDue() {
    if (kind() != ItemKind.INSTANT || start == null) {
      return null;
    }
    LocalDate day = calendar().dateOf(start.at());
    if (!calendar().covers(day)) {
      return null;
    }
    if (dueOnDayOfAcceptance(start.at(), day)) {
      return calendar().close(day);
    }
    LocalDate next = calendar().workingDay(day, 1);
    return next == null ? null : calendar().clock(next, LocalTime.NOON);
  }

  private boolean dueOnDayOfAcceptance(Instant at, LocalDate day) {
    if (!calendar().isWorkingDay(day)) {
      return false;
    }
    Duration left = calendar().officeTime(at, calendar().close(day));
    return left != null && left.compareTo(LAST_MINUTES) >= 0;
  }

  @Nullable Instant unhandledFrom() {
    CaseEvent accepted = file.accepted();
    return accepted == null
        ? null
        : new Handling(rulebook, this).unhandledFrom(accepted.occurredAt());
  }

  /** The first sign that somebody handles the case, whatever its date. */
  @Nullable Instant handledAt() {
    Instant excused = unhandledFrom();
    Instant first = null;
    for (Fact fact : file.facts()) {
      if (Handling.isSign(fact.event())) {
        Instant counts =
            Handling.isExcuse(fact.event())
                ? Excuse.countsFrom(fact, null, excused, rulebook.feeds())
                : fact.event().occurredAt();
        first = first == null || counts.isBefore(first) ? counts : first;
      }
    }
    return first;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  CaseFile file() {
    return file;
  }

  CaseEvent intake() {
    return intake;
  }

  @Nullable CaseEvent end() {
    return end;
  }

  CaseOffice office() {
    return office;
  }

  @Nullable String centre() {
    return office.centre();
  }

  OfficeCalendar calendar() {
    return office.calendar();
  }

  @Nullable String itemCode() {
    return itemCode;
  }

  Items.@Nullable Item item() {
    return item;
  }

  List<Beginning.Telling> tellings() {
    return tellings;
  }

  Beginning.@Nullable Start start() {
    return start;
  }

  @Nullable Deadline promise() {
    return promise;
  }

  @Nullable Deadline statutory() {
    return statutory;
  }

  @Nullable ItemKind kind() {
    return item == null ? null : item.kind();
  }

  /** Where, when the run that counts began, or at intake if that came later. */
  Where whereAt(Instant instant) {
    return file.whereAt(instant.isBefore(intake.occurredAt()) ? intake.occurredAt() : instant);
  }

  boolean promisedByOnly() {
    return (item == null || item.promised() == null)
        && promise != null
        && promise.promise() != null;
  }

  private String kindName() {
    ItemKind kind = kind();
    return kind == null ? "NONE" : kind.name();
  }

  private long acceptedAt() {
    CaseEvent accepted = file.accepted();
    return accepted == null ? Times.NEVER : Times.of(accepted.occurredAt());
  }

  private long endedAt() {
    return end == null ? Times.NEVER : Times.of(end.occurredAt());
  }
}
