package org.yushi.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The file of one case (办件): its events with every correction worked in, in business order.
 *
 * <p>A pure function of the set of events: late, out of order or swapped arrivals fold to the same
 * file. Dirty order is kept as it is: a finish before the receipt is still a finish.
 */
public final class CaseFile {
  private final String caseId;
  private final List<Fact> facts;
  private final List<CaseEvent> orphans;

  private CaseFile(String caseId, List<Fact> facts, List<CaseEvent> orphans) {
    this.caseId = caseId;
    this.facts = facts;
    this.orphans = orphans;
  }

  /** Folds the events of one case, one per id. */
  public static CaseFile fold(String caseId, Collection<CaseEvent> events) {
    Corrections corrections = new Corrections(events);
    List<Fact> facts = new ArrayList<>(events.size());
    for (CaseEvent event : events) {
      if (event.correction() == null && !corrections.isVoided(event.eventId())) {
        facts.add(amended(event, corrections.amendmentsOf(event.eventId())));
      }
    }
    facts.sort(Comparator.comparing(Fact::event, CaseEvent.BUSINESS_ORDER));
    return new CaseFile(caseId, facts, corrections.orphans());
  }

  private static Fact amended(CaseEvent event, List<Corrections.Amendment> amendments) {
    Fact.Version first = new Fact.Version(event, event.source());
    if (amendments.isEmpty()) {
      return new Fact(event, List.of(first));
    }
    List<Fact.Version> versions = new ArrayList<>(List.of(first));
    List<Corrections.Amendment> known = new ArrayList<>();
    CaseEvent now = event;
    for (Corrections.Amendment latest :
        amendments.stream().sorted(Comparator.comparing(Corrections.Amendment::since)).toList()) {
      int place = ~Collections.binarySearch(known, latest, Corrections.Amendment.BUSINESS_ORDER);
      known.add(place, latest);
      now = place == known.size() - 1 ? now.amendedBy(latest) : amendedBy(event, known);
      versions.add(new Fact.Version(now, latest.correcting().source()));
    }
    return new Fact(now, versions);
  }

  private static CaseEvent amendedBy(CaseEvent event, List<Corrections.Amendment> amendments) {
    CaseEvent now = event;
    for (Corrections.Amendment amendment : amendments) {
      now = now.amendedBy(amendment);
    }
    return now;
  }

  /** The case, 办件编号. */
  public String caseId() {
    return caseId;
  }

  /** All that holds now, in business order. */
  public List<Fact> facts() {
    return facts;
  }

  /** Corrections whose target is not (yet) known. */
  public List<CaseEvent> orphans() {
    return orphans;
  }

  /** Whether it was received or accepted; before that there is nothing to judge. */
  public boolean hasIntake() {
    return received() != null || accepted() != null;
  }

  /** The receipt (收件), or null. */
  public @Nullable CaseEvent received() {
    return first(e -> e.type() == EventType.RECEIVED);
  }

  /** The acceptance (受理), or null. */
  public @Nullable CaseEvent accepted() {
    return first(e -> e.type() == EventType.ACCEPTED);
  }

  /** The earlier of receipt and acceptance: when the case was taken in; null if it was not. */
  public @Nullable CaseEvent intake() {
    return first(e -> e.type() == EventType.RECEIVED || e.type() == EventType.ACCEPTED);
  }

  /** The first event that ends the case, or null while it is open. */
  public @Nullable CaseEvent end() {
    return first(e -> e.type().endsCase());
  }

  /** The first event in business order that meets the condition, or null. */
  public @Nullable CaseEvent first(Predicate<CaseEvent> condition) {
    for (Fact fact : facts) {
      if (condition.test(fact.event())) {
        return fact.event();
      }
    }
    return null;
  }

  /** All events of a type, in business order. */
  public List<CaseEvent> all(EventType type) {
    List<CaseEvent> found = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.event().type() == type) {
        found.add(fact.event());
      }
    }
    return found;
  }

  /** What was last said about place and people up to an instant, that instant included. */
  public Where whereAt(Instant instant) {
    Where where = Where.UNSAID;
    for (Fact fact : facts) {
      if (!fact.event().occurredAt().isAfter(instant)) {
        where = where.overlaidBy(fact.event().where());
      }
    }
    return where;
  }

  /** The service item: what receipt or acceptance say, else the first that says one; or null. */
  public @Nullable String item() {
    CaseEvent saying =
        first(
            e ->
                e.item() != null
                    && (e.type() == EventType.ACCEPTED || e.type() == EventType.RECEIVED));
    if (saying == null) {
      saying = first(e -> e.item() != null);
    }
    return saying == null ? null : saying.item();
  }
}
