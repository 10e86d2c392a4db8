package org.yushi.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Level;

/**
 * Lays the spans that rules found into one line: at every instant the gravest grade counts. A span
 * that ends where it begins still leaves its step.
 */
final class LineComposer {
  private LineComposer() {}

  /**
   * One assertion of a rule.
   *
   * @param rank how grave its grade is
   * @param grade grade
   * @param level level of the grade
   * @param from epoch ms of its first instant
   * @param since epoch ms of what the law counts from
   * @param until epoch ms at which it is over, not before {@code from}; {@link Times#NEVER} = open
   */
  record Span(int rank, String grade, Level level, long from, long since, long until) {}

  static Line compose(List<Span> all) {
    if (all.isEmpty()) {
      return Line.EMPTY;
    }
    List<Span> spans = longest(all);
    TreeSet<Long> instants = new TreeSet<>();
    for (Span span : spans) {
      instants.add(span.from());
      if (span.until() != Times.NEVER) {
        instants.add(span.until());
      }
    }
    List<Step> steps = new ArrayList<>();
    for (long at : instants) {
      Span holding = gravest(spans, at, false);
      Span flash = gravest(spans, at, true);
      if (flash != null && (holding == null || flash.rank() > holding.rank())) {
        append(steps, at, flash);
      }
      append(steps, at, holding);
    }
    return new Line(List.copyOf(steps));
  }

  /** Of spans that differ in their end only the longest: a case may have hundreds of them. */
  private static List<Span> longest(List<Span> all) {
    Map<Span, Span> longest = new LinkedHashMap<>();
    for (Span span : all) {
      Span begin =
          new Span(span.rank(), span.grade(), span.level(), span.from(), span.since(), span.from());
      longest.merge(begin, span, (a, b) -> a.until() >= b.until() ? a : b);
    }
    return List.copyOf(longest.values());
  }

  /** The gravest span that holds from {@code at} on, or that begins and ends at it. */
  private static @Nullable Span gravest(List<Span> spans, long at, boolean flash) {
    Span gravest = null;
    for (Span span : spans) {
      boolean candidate =
          flash ? span.from() == at && span.until() == at : span.from() <= at && span.until() > at;
      if (candidate && (gravest == null || before(span, gravest))) {
        gravest = span;
      }
    }
    return gravest;
  }

  private static boolean before(Span a, Span b) {
    return a.rank() != b.rank()
        ? a.rank() > b.rank()
        : a.from() != b.from() ? a.from() < b.from() : a.since() < b.since();
  }

  private static void append(List<Step> steps, long at, @Nullable Span span) {
    Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    String grade = span == null ? null : span.grade();
    boolean same = last == null ? grade == null : java.util.Objects.equals(last.grade(), grade);
    if (same) {
      return;
    }
    Instant from = Instant.ofEpochMilli(at);
    steps.add(
        span == null
            ? Step.nothing(from)
            : new Step(from, Instant.ofEpochMilli(span.since()), span.grade(), span.level()));
  }
}
