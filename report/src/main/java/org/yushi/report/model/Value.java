package org.yushi.report.model;

import java.util.OptionalDouble;

/**
 * One figure as it is shown: a number and what kind of number it is.
 *
 * @param kind how it is written
 * @param number the number; empty where there is nothing to divide by, or nothing to compare with
 */
public record Value(Kind kind, OptionalDouble number) {
  /** How a number is written. */
  public enum Kind {
    /** A whole number. */
    COUNT,
    /** So many on average, with one decimal if it needs one. */
    AVERAGE,
    /** Whole office minutes. */
    MINUTES,
    /** A sum of money in yuan. */
    YUAN,
    /** A share of one, written as per cent. */
    RATE,
    /** A relative change, written as per cent with its sign. */
    CHANGE,
    /** A difference of two shares, written as percentage points with its sign. */
    POINTS,
    /** A difference of two whole numbers, with its sign. */
    DIFFERENCE
  }

  /** A number of cases, events or alerts. */
  public static Value count(long number) {
    return new Value(Kind.COUNT, OptionalDouble.of((double) number));
  }

  /** So many for each; none of nothing. */
  public static Value average(long sum, long of) {
    return new Value(Kind.AVERAGE, divided(sum, of));
  }

  /** Minutes; none of no case. */
  public static Value minutes(long cases, long minutes) {
    return new Value(
        Kind.MINUTES, cases == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) minutes));
  }

  /** Money. */
  public static Value fen(long fen) {
    return new Value(Kind.YUAN, OptionalDouble.of(fen / 100.0));
  }

  /** A part of a whole; none of nothing. */
  public static Value rate(long part, long whole) {
    return new Value(Kind.RATE, divided(part, whole));
  }

  /** How much a number changed, as a share of what it was; in points for shares. */
  public Value since(Value before) {
    if (kind == Kind.RATE) {
      return new Value(Kind.POINTS, minus(before));
    }
    OptionalDouble difference = minus(before);
    return new Value(
        Kind.CHANGE,
        difference.isEmpty() || before.number.orElse(0) == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(difference.getAsDouble() / before.number.getAsDouble()));
  }

  /** How much a number differs, in its own unit; in points for shares. */
  public Value difference(Value before) {
    return new Value(kind == Kind.RATE ? Kind.POINTS : Kind.DIFFERENCE, minus(before));
  }

  private OptionalDouble minus(Value before) {
    return number.isEmpty() || before.number.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number.getAsDouble() - before.number.getAsDouble());
  }

  private static OptionalDouble divided(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
