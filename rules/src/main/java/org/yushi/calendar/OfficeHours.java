package org.yushi.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of a working day, valid from one day to another.
 *
 * @param from first day they hold
 * @param until last day they hold
 * @param spans opening and closing times in order, not overlapping
 */
public record OfficeHours(LocalDate from, LocalDate until, List<Span> spans) {

  /**
   * One stretch of office time.
   *
   * @param open local opening time
   * @param close local closing time, after it
   */
  public record Span(LocalTime open, LocalTime close) {}

  /** Copies the list. */
  public OfficeHours {
    spans = List.copyOf(spans);
  }

  /**
   * Reads {@code 09:00-12:00 13:00-17:00}.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public static List<Span> parse(String text) {
    List<Span> spans = new ArrayList<>();
    LocalTime last = LocalTime.MIN;
    for (String part : text.strip().split("\\s+", -1)) {
      String[] ends = part.split("-", -1);
      try {
        Span span = new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[ends.length - 1]));
        if (ends.length != 2 || span.open().isBefore(last) || !span.open().isBefore(span.close())) {
          throw new IllegalArgumentException("out of order");
        }
        last = span.close();
        spans.add(span);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "expected hours such as 09:00-12:00 13:00-17:00, in order, found \"" + text + "\"", e);
      }
    }
    return spans;
  }

  /** The length of a normal day. */
  public Duration length() {
    Duration sum = Duration.ZERO;
    for (Span span : spans) {
      sum = sum.plus(Duration.between(span.open(), span.close()));
    }
    return sum;
  }

  /** The time at which the office opens. */
  public LocalTime open() {
    return spans.get(0).open();
  }

  /** The time at which the office closes. */
  public LocalTime close() {
    return spans.get(spans.size() - 1).close();
  }

  boolean holdOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
