package org.yushi.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.ItemKind;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;

/** Turns what the rules found into lines, with the levels of the policy. */
final class LineMaker {
  private final Rulebook rulebook;

  LineMaker(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** What the policy needs to know of a subject. */
  record Whose(
      @Nullable ItemKind kind,
      @Nullable String item,
      @Nullable String centre,
      Function<Instant, LocalDate> dates) {}

  private record Key(String rule, String about) {}

  /** One line per rule and thing, in order of rule and thing; grades switched off leave none. */
  List<VerdictLine> lines(List<Findings.Finding> findings, Whose whose) {
    Map<Key, List<LineComposer.Span>> spans =
        new TreeMap<>(java.util.Comparator.comparing(Key::rule).thenComparing(Key::about));
    Map<Key, Set<String>> because = new java.util.HashMap<>();
    for (Findings.Finding finding : findings) {
      LineComposer.Span span = span(finding, whose);
      if (span != null) {
        Key key = new Key(finding.rule(), finding.about());
        spans.computeIfAbsent(key, k -> new ArrayList<>()).add(span);
        if (!finding.witness().isEmpty()) {
          because.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(finding.witness());
        }
      }
    }
    List<VerdictLine> lines = new ArrayList<>(spans.size());
    spans.forEach(
        (key, all) ->
            lines.add(
                new VerdictLine(
                    key.rule(),
                    key.about(),
                    LineComposer.compose(all),
                    List.copyOf(because.getOrDefault(key, Set.of())),
                    List.of())));
    return lines;
  }

  private LineComposer.@Nullable Span span(Findings.Finding finding, Whose whose) {
    Policy.Row row = row(finding.rule(), finding.grade(), finding.from(), whose);
    if (row == null || row.level() == Level.OFF) {
      return null;
    }
    return new LineComposer.Span(
        rulebook.rule(finding.rule()).grades().indexOf(finding.grade()),
        finding.grade(),
        row.level(),
        finding.from(),
        finding.since(),
        finding.until());
  }

  /** The policy row for a step that begins at an instant. */
  Policy.@Nullable Row row(String rule, String grade, long from, Whose whose) {
    LocalDate day = whose.dates().apply(Instant.ofEpochMilli(from));
    return rulebook.policy().find(rule, grade, whose.kind(), whose.item(), whose.centre(), day);
  }

  /** The policy row of the step that counts in a visible line. */
  Policy.@Nullable Row row(String rule, Line visible, Instant from, Whose whose) {
    String grade = "";
    for (Step step : visible.steps()) {
      if (step.from().equals(from) && step.grade() != null) {
        grade = step.grade();
      }
    }
    return row(rule, grade, from.toEpochMilli(), whose);
  }
}
