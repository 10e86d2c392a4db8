package org.yushi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Correction;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.Details;
import org.yushi.casework.EventType;
import org.yushi.casework.Place;
import org.yushi.casework.StepKind;
import org.yushi.casework.Where;

/** The vocabulary of the tests: what happened to a case, at local times of the county. */
public final class Given {
  /** The county's clock. */
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** The case that all events are about. */
  public static final String CASE = "case";

  private String eventId;
  private final EventType type;
  private final Instant occurredAt;
  private Instant ingestedAt;
  private String source = "centre";
  private long sourceSeq;
  private String item;
  private Where where = Where.UNSAID;
  private String applicant;
  private DayOrInstant promisedBy;
  private Details details = Details.UNSAID;
  private Correction correction;

  private Given(EventType type, String at) {
    this.type = type;
    this.occurredAt = at(at);
    this.eventId = type + "@" + at;
  }

  /** An instant by the county's clock, such as {@code 2026-03-02T10:00}. */
  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  /** Something that happened. */
  public static Given event(EventType type, String at) {
    return new Given(type, at);
  }

  public static Given received(String at) {
    return event(EventType.RECEIVED, at);
  }

  public static Given accepted(String at) {
    return event(EventType.ACCEPTED, at);
  }

  public static Given decided(String at) {
    return event(EventType.DECIDED, at);
  }

  /** A stop on a ground of art. 45, with a written notice. */
  public static Given stopped(String at, String declaredEnd) {
    return event(EventType.CLOCK_STOPPED, at)
        .details("鉴定", "N1", DayOrInstant.of(at(declaredEnd)), null, null);
  }

  public static Given extended(String at, int days) {
    return event(EventType.EXTENDED, at).details(null, null, null, days, "局长");
  }

  /** A correction that amends an event; what it says replaces what the event said. */
  public static Given correction(String at, String amends) {
    Given given = event(EventType.CORRECTED, at);
    given.correction = new Correction(amends, false, null);
    return given;
  }

  /** A correction that strikes an event out. */
  public static Given voiding(String at, String amends) {
    Given given = event(EventType.CORRECTED, at);
    given.correction = new Correction(amends, true, null);
    return given;
  }

  public static Given correctionOfTime(String at, String amends, String right) {
    Given given = event(EventType.CORRECTED, at);
    given.correction = new Correction(amends, false, at(right));
    return given;
  }

  public Given id(String id) {
    eventId = id;
    return this;
  }

  public Given known(String at) {
    ingestedAt = at(at);
    return this;
  }

  public Given source(String code) {
    source = code;
    return this;
  }

  public Given seq(long number) {
    sourceSeq = number;
    return this;
  }

  public Given item(String code) {
    item = code;
    return this;
  }

  public Given applicant(String hash) {
    applicant = hash;
    return this;
  }

  public Given window(String code) {
    where = where.overlaidBy(new Where(null, null, code, null, null, null));
    return this;
  }

  public Given centre(String code) {
    where = where.overlaidBy(new Where(null, code, null, null, null, null));
    return this;
  }

  public Given place(Place kind) {
    where = where.overlaidBy(new Where(null, null, null, kind, null, null));
    return this;
  }

  public Given promisedBy(String local) {
    promisedBy =
        local.length() == 10 ? DayOrInstant.of(LocalDate.parse(local)) : DayOrInstant.of(at(local));
    return this;
  }

  public Given step(StepKind kind) {
    return with(d -> new Details(kind, null, null, null, null, null, null, null, null, null, null));
  }

  public Given reason(String text) {
    return with(d -> new Details(null, null, null, null, null, null, null, null, text, null, null));
  }

  public Given details(
      String ground, String noticeNo, DayOrInstant declaredEnd, Integer days, String approver) {
    return with(
        d ->
            new Details(
                null, null, ground, noticeNo, declaredEnd, days, approver, null, null, null, null));
  }

  private Given with(UnaryOperator<Details> saying) {
    details = details.overlaidBy(saying.apply(details));
    return this;
  }

  /** The event. */
  public CaseEvent done() {
    return new CaseEvent(
        eventId,
        CASE,
        type,
        occurredAt,
        ingestedAt,
        source,
        sourceSeq,
        item,
        where,
        applicant,
        null,
        null,
        promisedBy,
        details,
        correction);
  }

  /** All these events. */
  public static List<CaseEvent> events(Given... all) {
    List<CaseEvent> events = new ArrayList<>();
    for (Given each : all) {
      events.add(each.done());
    }
    return events;
  }
}
