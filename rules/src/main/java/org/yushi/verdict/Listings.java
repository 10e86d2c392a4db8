package org.yushi.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.Fact;
import org.yushi.rulebook.Rulebook;

/** The codes that a case names, one of each sort: the first that the rulebook does not list. */
final class Listings {
  private Listings() {}

  static List<ListingFact> of(Rulebook rulebook, CaseWorkings workings) {
    List<ListingFact> facts = new ArrayList<>();
    add(facts, "ITEM", workings, CaseEvent::item, rulebook.items()::listedFrom);
    add(facts, "WINDOW", workings, event -> event.where().window(), rulebook.places()::listedFrom);
    add(
        facts,
        "SOURCE",
        workings,
        CaseEvent::source,
        (code, day) -> rulebook.feeds().lists(code) ? day : null);
    return facts;
  }

  private static void add(
      List<ListingFact> facts,
      String what,
      CaseWorkings workings,
      Function<CaseEvent, @Nullable String> code,
      BiFunction<String, LocalDate, @Nullable LocalDate> listedFrom) {
    CaseEvent end = workings.end();
    Instant endedAt = end == null ? null : end.occurredAt();
    ListingFact first = null;
    for (Fact fact : workings.file().facts()) {
      String named = code.apply(fact.event());
      Instant at = fact.event().occurredAt();
      if (named != null) {
        LocalDate day = workings.calendar().dateOf(at);
        LocalDate from = listedFrom.apply(named, day);
        boolean known = day.equals(from);
        Instant later = from == null ? null : workings.calendar().clock(from, LocalTime.MIDNIGHT);
        ListingFact naming =
            new ListingFact(what, named, known, Times.of(at), Times.of(later), Times.of(endedAt));
        if (!known) {
          facts.add(naming);
          return;
        }
        first = first == null ? naming : first;
      }
    }
    if (first != null) {
      facts.add(first);
    }
  }
}
