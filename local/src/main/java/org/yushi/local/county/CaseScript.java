package org.yushi.local.county;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Correction;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.Details;
import org.yushi.casework.EventType;
import org.yushi.casework.Place;
import org.yushi.casework.StepKind;
import org.yushi.casework.Where;

/**
 * Tells the story of one case, event by event. Facts may become known late, and do so at random: no
 * truth depends on it. Excuses are known at once unless the story says otherwise.
 */
final class CaseScript {
  private static final int SENT_AGAIN = 1_000;
  private static final List<Integer> GRADES = List.of(1, 1, 1, 2, 2, 3, 4, 5);

  private final String caseId;
  private final Service service;
  private final String applicant;
  private final Random random;
  private final List<CaseEvent> events = new ArrayList<>();
  private Desk desk;
  private @Nullable String matter;
  private @Nullable String parentCase;
  private @Nullable DeskTime received;
  private @Nullable DeskTime accepted;
  private @Nullable CaseEvent hidden;

  CaseScript(String caseId, Service service, Desk desk, String applicant, Random random) {
    this.caseId = caseId;
    this.service = service;
    this.desk = desk;
    this.applicant = applicant;
    this.random = random;
  }

  String caseId() {
    return caseId;
  }

  Service service() {
    return service;
  }

  String applicant() {
    return applicant;
  }

  List<CaseEvent> events() {
    return events;
  }

  DeskTime receivedAt() {
    return Objects.requireNonNull(received);
  }

  DeskTime acceptedAt() {
    return Objects.requireNonNull(accepted);
  }

  /** The promise date that follows from the acceptance alone. */
  DeskTime promiseDue() {
    return service.promiseDue(acceptedAt());
  }

  /** When that date counts as near. */
  DeskTime dueSoon() {
    return service.dueSoon(promiseDue());
  }

  CaseScript onMatter(String name) {
    matter = name;
    return this;
  }

  CaseScript branchOf(String parent) {
    parentCase = parent;
    return this;
  }

  /** What follows happens at another desk. */
  CaseScript movedTo(Desk other) {
    desk = other;
    return this;
  }

  CaseScript submitted(DeskTime at) {
    Desk before = desk;
    desk = desk.as(Place.ONLINE);
    add(EventType.SUBMITTED, at.instant(), Details.UNSAID);
    add(EventType.PRE_REVIEWED, at.minutesLater(20).instant(), Details.UNSAID);
    desk = before;
    return this;
  }

  CaseScript received(DeskTime at) {
    received = at;
    add(EventType.RECEIVED, at.instant(), Details.UNSAID);
    return this;
  }

  CaseScript accepted(DeskTime at) {
    accepted = at;
    add(EventType.ACCEPTED, at.instant(), Details.UNSAID);
    return this;
  }

  /** Accepted with a promised finish. */
  CaseScript accepted(DeskTime at, DayOrInstant promisedBy) {
    accepted = at;
    add(EventType.ACCEPTED, at.instant(), null, Details.UNSAID, promisedBy, null);
    return this;
  }

  /** Received and accepted on a day that is no office day. */
  CaseScript takenIn(Instant at) {
    add(EventType.RECEIVED, at, Details.UNSAID);
    add(EventType.ACCEPTED, at.plus(Duration.ofMinutes(3)), Details.UNSAID);
    return this;
  }

  CaseScript registered(DeskTime at) {
    add(EventType.STEP_STARTED, at.instant(), Say.step(StepKind.REGISTRATION));
    return this;
  }

  /** Somebody begins to handle the case. */
  CaseScript handled(DeskTime at) {
    add(EventType.STEP_STARTED, at.instant(), Say.step(StepKind.HANDLING));
    return this;
  }

  CaseScript surveyed(DeskTime at) {
    add(EventType.STEP_STARTED, at.instant(), Say.step(StepKind.SURVEY));
    return this;
  }

  CaseScript stopped(DeskTime at, Details details) {
    add(EventType.CLOCK_STOPPED, at.instant(), details);
    return this;
  }

  /** Stopped, and reported at another time than it happened. */
  CaseScript stopped(DeskTime at, Details details, Instant known) {
    add(EventType.CLOCK_STOPPED, at.instant(), known, details, null, null);
    return this;
  }

  /** Any other thing that happens at a desk. */
  CaseScript happens(EventType type, DeskTime at) {
    add(type, at.instant(), Details.UNSAID);
    return this;
  }

  /** The applicant gives a grade; most are content. */
  CaseScript rated(DeskTime at) {
    int grade = GRADES.get(Math.floorMod(caseId.hashCode(), GRADES.size()));
    add(EventType.RATED, at.instant(), Say.grade(grade));
    return this;
  }

  CaseScript extended(DeskTime at, int days) {
    Details details = Say.extension(days, "L" + random.nextInt(10), at.minutesLater(-30).instant());
    add(EventType.EXTENDED, at.instant(), details);
    return this;
  }

  /** The applicant is told to go to the department; gives the event's id. */
  String sentAway(DeskTime at) {
    return add(EventType.SENT_AWAY, at.instant(), Say.reason("请到主管部门咨询办理"));
  }

  /** Decided, and what usually follows; gives the decision's id. */
  String decided(DeskTime at) {
    String id = add(EventType.DECIDED, at.instant(), ending());
    afterwards(at);
    return id;
  }

  /** Decided, but reported at another time. */
  CaseScript decided(DeskTime at, Instant known) {
    add(EventType.DECIDED, at.instant(), known, ending(), null, null);
    return this;
  }

  /** Decided, but not yet known at the end. */
  void decidedUnknown(DeskTime at, Instant known) {
    decided(at, known);
    hidden = events.get(events.size() - 1);
  }

  /** When the last that the story does not hide becomes known. */
  Instant lastKnown() {
    return events.stream()
        .filter(event -> !event.equals(hidden))
        .map(CaseEvent::knownAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** Decided, and reported no later than its feed usually does. */
  CaseScript decidedAndReported(DeskTime at) {
    return decided(at, desk.feed().arrival(at.instant()));
  }

  /** Decided, says a feed that may not speak for the place; gives what it says. */
  CaseEvent decidedAccordingTo(Feed other, DeskTime at) {
    Desk before = desk;
    desk = desk.reportedBy(other);
    add(EventType.DECIDED, at.instant(), null, Say.end("准予许可"), null, null);
    desk = before;
    return events.remove(events.size() - 1);
  }

  private Details ending() {
    return random.nextInt(12) == 0
        ? Say.reason("经办人备注：身份证 51099919900307123X 已核验")
        : Say.end("准予许可");
  }

  private void afterwards(DeskTime decided) {
    if (service.kind() != Service.Kind.UNLISTED && random.nextInt(3) == 0) {
      happens(EventType.CERTIFICATE_ISSUED, decided.minutesLater(2));
      happens(EventType.COLLECTION_NOTIFIED, decided.minutesLater(3));
      happens(EventType.DELIVERED, decided.daysLater(1));
    }
  }

  /** Corrects the time of an earlier event. */
  CaseScript amended(String eventId, DeskTime right, DeskTime saidAt) {
    Correction correction = new Correction(eventId, false, right.instant());
    add(EventType.CORRECTED, saidAt.instant(), null, Details.UNSAID, null, correction);
    return this;
  }

  /** Strikes an earlier event out. */
  CaseScript struckOut(String eventId, DeskTime saidAt) {
    Correction correction = new Correction(eventId, true, null);
    add(EventType.CORRECTED, saidAt.instant(), null, Details.UNSAID, null, correction);
    return this;
  }

  /** Sends an earlier event once more, with another time and a higher number of its source. */
  CaseScript sentAgain(String eventId, DeskTime at) {
    for (CaseEvent event : List.copyOf(events)) {
      if (event.eventId().equals(eventId)) {
        events.add(at(event, at.instant(), event.sourceSeq() + SENT_AGAIN));
      }
    }
    return this;
  }

  private static CaseEvent at(CaseEvent event, Instant time, long sourceSeq) {
    return new CaseEvent(
        event.eventId(),
        event.caseId(),
        event.type(),
        time,
        null,
        event.source(),
        sourceSeq,
        event.item(),
        event.where(),
        event.applicant(),
        event.matter(),
        event.parentCase(),
        event.promisedBy(),
        event.details(),
        event.correction());
  }

  private String add(EventType type, Instant at, Details details) {
    return add(type, at, usuallyKnown(type, at), details, null, null);
  }

  private String add(
      EventType type,
      Instant at,
      @Nullable Instant known,
      Details details,
      @Nullable DayOrInstant promisedBy,
      @Nullable Correction correction) {
    int number = events.size() + 1;
    String eventId = caseId + "-" + number;
    boolean takesIn =
        type == EventType.SUBMITTED || type == EventType.RECEIVED || type == EventType.ACCEPTED;
    events.add(
        new CaseEvent(
            eventId,
            caseId,
            type,
            at,
            known,
            desk.feed().source(),
            number,
            takesIn ? service.item() : null,
            correction == null ? desk.where("S" + (100 + random.nextInt(60))) : Where.UNSAID,
            takesIn ? applicant : null,
            takesIn ? matter : null,
            takesIn ? parentCase : null,
            promisedBy,
            details,
            correction));
    return eventId;
  }

  /** Facts of the townships come with the next transfer; now and then any fact comes days late. */
  private @Nullable Instant usuallyKnown(EventType type, Instant at) {
    Instant sent = at;
    if (!isExcuse(type)) {
      if (random.nextInt(25) == 0) {
        sent = at.plus(Duration.ofMinutes(600 + random.nextInt(6_000)));
      } else if (desk.feed() == Feed.TOWNSHIP) {
        sent = at.plus(Duration.ofMinutes(random.nextInt(110)));
      }
    }
    Instant known = desk.feed().arrival(sent);
    return known.equals(at) ? null : known;
  }

  /** Whether an event of this type counts only if it is known in time. */
  static boolean isExcuse(EventType type) {
    return type == EventType.CLOCK_STOPPED
        || type == EventType.EXTENDED
        || type == EventType.SUPPLEMENT_REQUESTED;
  }
}
