package org.yushi.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Map<String, CaseEvent> byId = new HashMap<>();
    List<CaseEvent> corrections = new ArrayList<>();
    for (CaseEvent event : events) {
      byId.put(event.eventId(), event);
      if (event.correction() != null) {
        corrections.add(event);
      }
    }
    corrections.sort(CaseEvent.BUSINESS_ORDER);
    List<CaseEvent> orphans = new ArrayList<>();
    Map<String, List<String>> voiding = new HashMap<>();
    for (CaseEvent correcting : corrections) {
      Correction correction = correcting.correction();
      if (correction == null || !byId.containsKey(correction.amends())) {
        orphans.add(correcting);
      } else if (correction.voids()) {
        voiding
            .computeIfAbsent(correction.amends(), id -> new ArrayList<>())
            .add(correcting.eventId());
      }
    }
    Set<String> voided = new HashSet<>();
    for (String id : voiding.keySet()) {
      if (isVoided(id, voiding, new HashSet<>())) {
        voided.add(id);
      }
    }
    Map<String, List<CaseEvent>> amendments = new HashMap<>();
    for (CaseEvent correcting : corrections) {
      Correction correction = correcting.correction();
      if (correction != null && !correction.voids() && !voided.contains(correcting.eventId())) {
        String target = target(correcting, byId);
        if (target != null) {
          amendments.computeIfAbsent(target, id -> new ArrayList<>()).add(correcting);
        }
      }
    }
    List<Fact> facts = new ArrayList<>(events.size());
    for (CaseEvent event : events) {
      if (event.correction() == null && !voided.contains(event.eventId())) {
        facts.add(amended(event, amendments.getOrDefault(event.eventId(), List.of())));
      }
    }
    facts.sort(Comparator.comparing(Fact::event, CaseEvent.BUSINESS_ORDER));
    return new CaseFile(caseId, facts, orphans);
  }

  /** Whether a void that is not itself void strikes an event out, whatever times they bear. */
  private static boolean isVoided(
      String id, Map<String, List<String>> voiding, Set<String> asking) {
    if (!asking.add(id)) {
      return false;
    }
    for (String by : voiding.getOrDefault(id, List.of())) {
      if (!isVoided(by, voiding, asking)) {
        return true;
      }
    }
    return false;
  }

  private static Fact amended(CaseEvent event, List<CaseEvent> amendments) {
    if (amendments.isEmpty()) {
      return new Fact(event, List.of(event));
    }
    List<CaseEvent> versions = new ArrayList<>(List.of(event));
    CaseEvent now = event;
    for (CaseEvent correcting : amendments) {
      now = now.amendedBy(correcting);
      versions.add(now);
    }
    return new Fact(now, versions);
  }

  /** The event that a correction is about in the end: a correction of a correction reaches on. */
  private static @Nullable String target(CaseEvent correcting, Map<String, CaseEvent> byId) {
    CaseEvent at = correcting;
    for (int hops = 0; hops <= byId.size(); hops++) {
      Correction correction = at.correction();
      if (correction == null) {
        return at.eventId();
      }
      CaseEvent next = byId.get(correction.amends());
      if (next == null) {
        return null;
      }
      at = next;
    }
    return null;
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
