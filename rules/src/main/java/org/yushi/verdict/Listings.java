package org.yushi.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
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
    add(
        facts,
        "ITEM",
        workings,
        CaseEvent::item,
        (code, day) -> rulebook.items().find(code, day) != null);
    add(
        facts,
        "WINDOW",
        workings,
        event -> event.where().window(),
        (code, day) -> rulebook.places().lists(code, day));
    add(facts, "SOURCE", workings, CaseEvent::source, (code, day) -> rulebook.feeds().lists(code));
    return facts;
  }

  private static void add(
      List<ListingFact> facts,
      String what,
      CaseWorkings workings,
      Function<CaseEvent, @Nullable String> code,
      BiPredicate<String, LocalDate> listed) {
    CaseEvent end = workings.end();
    Instant endedAt = end == null ? null : end.occurredAt();
    ListingFact first = null;
    for (Fact fact : workings.file().facts()) {
      String named = code.apply(fact.event());
      Instant at = fact.event().occurredAt();
      if (named != null) {
        boolean known = listed.test(named, workings.calendar().dateOf(at));
        ListingFact naming = new ListingFact(what, named, known, Times.of(at), Times.of(endedAt));
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
