package org.yushi.local.county;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was planted beside what was found. Rule, subject, level, status and both instants must be
 * the same; an alert that differs in any of them is both missed and false.
 *
 * @param tallies one per rule that was planted or found, the shipped rules first
 * @param differences every alert that was not found as planted
 */
public record Comparison(List<RuleTally> tallies, List<Difference> differences) {

  /** What was planted in a county beside what was published of it. */
  public static Comparison of(GeneratedCounty county, AlertHistory history) {
    return of(county.truth(), history.found(county.never()));
  }

  /** Compares. */
  static Comparison of(List<PlantedAlert> truth, List<FoundAlert> found) {
    List<PlantedAlert> missed = new ArrayList<>(truth);
    List<FoundAlert> unplanted = new ArrayList<>();
    for (FoundAlert alert : found) {
      PlantedAlert match = first(missed, p -> p.facts().equals(alert.facts()));
      if (match == null) {
        unplanted.add(alert);
      } else {
        missed.remove(match);
      }
    }
    List<RuleTally> tallies = new ArrayList<>();
    for (String rule : rules(truth, found)) {
      tallies.add(
          new RuleTally(
              rule,
              count(truth, p -> p.facts().rule(), rule),
              count(found, f -> f.facts().rule(), rule),
              count(missed, p -> p.facts().rule(), rule),
              count(unplanted, f -> f.facts().rule(), rule)));
    }
    return new Comparison(List.copyOf(tallies), paired(missed, unplanted));
  }

  /** Whether everything was found as planted, and nothing else. */
  public boolean same() {
    return differences.isEmpty();
  }

  private static Set<String> rules(List<PlantedAlert> truth, List<FoundAlert> found) {
    Set<String> seen = new LinkedHashSet<>();
    truth.forEach(planted -> seen.add(planted.facts().rule()));
    found.forEach(alert -> seen.add(alert.facts().rule()));
    Set<String> ordered = new LinkedHashSet<>(RuleNames.shipped());
    ordered.retainAll(seen);
    seen.stream().sorted().forEach(ordered::add);
    return ordered;
  }

  private static <T> int count(List<T> alerts, Function<T, String> ruleOf, String rule) {
    return (int) alerts.stream().filter(alert -> ruleOf.apply(alert).equals(rule)).count();
  }

  /** A missed and a false alert about the same thing are one difference. */
  private static List<Difference> paired(List<PlantedAlert> missed, List<FoundAlert> unplanted) {
    List<FoundAlert> left = new ArrayList<>(unplanted);
    List<Difference> differences = new ArrayList<>();
    for (PlantedAlert planted : missed) {
      FoundAlert other = first(left, f -> f.facts().key().equals(planted.facts().key()));
      left.remove(other);
      differences.add(new Difference(planted, other));
    }
    left.forEach(alert -> differences.add(new Difference(null, alert)));
    differences.sort(Comparator.comparing(difference -> difference.either().key()));
    return List.copyOf(differences);
  }

  private static <T> @Nullable T first(List<T> all, Predicate<T> condition) {
    return all.stream().filter(condition).findFirst().orElse(null);
  }
}
