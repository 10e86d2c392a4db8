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
import org.jspecify.annotations.Nullable;

/**
 * What the corrections of one case come to in the end: which events are struck out, which are
 * amended and by what. A void may itself be void; a correction of a correction reaches on to the
 * event, unless one on the way is struck out.
 */
final class Corrections {
  private final Map<String, CaseEvent> byId = new HashMap<>();
  private final List<CaseEvent> orphans = new ArrayList<>();
  private final Map<String, List<String>> voidedBy = new HashMap<>();
  private final Map<String, List<Amendment>> amendments = new HashMap<>();

  /**
   * A correction that reaches an event.
   *
   * @param since when both it and all that it reaches through were known
   */
  record Amendment(CaseEvent correcting, Instant since) {
    static final Comparator<Amendment> BUSINESS_ORDER =
        Comparator.comparing(Amendment::correcting, CaseEvent.BUSINESS_ORDER);
  }

  Corrections(Collection<CaseEvent> events) {
    List<CaseEvent> corrections = new ArrayList<>();
    for (CaseEvent event : events) {
      byId.put(event.eventId(), event);
      if (event.correction() != null) {
        corrections.add(event);
      }
    }
    corrections.sort(CaseEvent.BUSINESS_ORDER);
    for (CaseEvent correcting : corrections) {
      noteVoid(correcting);
    }
    for (CaseEvent correcting : corrections) {
      noteAmendment(correcting);
    }
  }

  private void noteVoid(CaseEvent correcting) {
    Correction correction = correcting.correction();
    if (correction == null || !byId.containsKey(correction.amends())) {
      orphans.add(correcting);
    } else if (correction.voids()) {
      voidedBy
          .computeIfAbsent(correction.amends(), id -> new ArrayList<>())
          .add(correcting.eventId());
    }
  }

  /**
   * Follows a correction to the event it is about in the end; one struck out on the way stops it.
   */
  private void noteAmendment(CaseEvent correcting) {
    if (correcting.correction() == null || correcting.correction().voids()) {
      return;
    }
    @Nullable CaseEvent at = correcting;
    Instant since = correcting.knownAt();
    for (int hops = 0; hops <= byId.size() && at != null; hops++) {
      since = at.knownAt().isAfter(since) ? at.knownAt() : since;
      Correction correction = at.correction();
      if (correction == null) {
        amendments
            .computeIfAbsent(at.eventId(), id -> new ArrayList<>())
            .add(new Amendment(correcting, since));
        return;
      }
      at = isVoided(at.eventId()) ? null : byId.get(correction.amends());
    }
  }

  /** Corrections whose target is not (yet) known. */
  List<CaseEvent> orphans() {
    return orphans;
  }

  /** What amends an event, in business order. */
  List<Amendment> amendmentsOf(String id) {
    return amendments.getOrDefault(id, List.of());
  }

  /** Whether a void that is not itself void strikes an event out, whatever times they bear. */
  boolean isVoided(String id) {
    return isVoided(id, new HashSet<>());
  }

  private boolean isVoided(String id, Set<String> asking) {
    if (!asking.add(id)) {
      return false;
    }
    for (String by : voidedBy.getOrDefault(id, List.of())) {
      if (!isVoided(by, asking)) {
        return true;
      }
    }
    return false;
  }
}
