package org.yushi.local.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.PersonalNumbers;

/**
 * The ways in which a log may write a time, tried in order. A time without offset is a local time
 * of the zone: in the hour that summer time skips it counts as an hour later, in the hour that
 * comes twice as the first.
 */
final class TimeFormats {
  /** Stands for the usual formats in a list of formats. */
  static final String USUAL = "usual";

  private static final String EPOCH_MILLIS = "epochMillis";
  private static final String EPOCH_SECONDS = "epochSeconds";
  private static final int LONGEST_QUOTE = 60;

  /** One way of writing a time. */
  interface Format {
    /** The time, or null if the text is not written in this way. */
    @Nullable DayOrInstant read(String text, ZoneId zone);
  }

  private final List<String> names;
  private final List<Format> formats;
  private final ZoneId zone;

  /**
   * Formats by their names.
   *
   * @param names patterns of java.time, {@code epochMillis}, {@code epochSeconds} or {@code usual}
   * @throws IllegalArgumentException if a pattern is wrong
   */
  TimeFormats(List<String> names, ZoneId zone) {
    this.names = names;
    this.formats = names.stream().map(TimeFormats::format).toList();
    this.zone = zone;
  }

  List<String> names() {
    return names;
  }

  ZoneId zone() {
    return zone;
  }

  /** The time that a text tells; a bare date if it tells no more. */
  DayOrInstant read(String text) throws BadValueException {
    for (Format format : formats) {
      DayOrInstant time = format.read(text, zone);
      if (time != null) {
        return time;
      }
    }
    throw new BadValueException(
        "无法识别的时间 expected a time such as %s, found \"%s\""
            .formatted(examples(), PersonalNumbers.mask(shortened(text))));
  }

  private String examples() {
    return String.join(" | ", names).replace(USUAL, "2026-03-02T09:30:00+08:00, 2026-03-02 09:30");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private static Format format(String name) {
    return switch (name) {
      case USUAL -> UsualTimes::read;
      case EPOCH_MILLIS -> (text, zone) -> epoch(text, 1);
      case EPOCH_SECONDS -> (text, zone) -> epoch(text, 1000);
      default -> pattern(name);
    };
  }

  private static @Nullable DayOrInstant epoch(String text, long millis) {
    try {
      return DayOrInstant.of(
          Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), millis)));
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static Format pattern(String pattern) {
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(yearsWithoutEra(pattern))
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    return (text, zone) -> {
      try {
        return time(
            formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from),
            zone);
      } catch (DateTimeException e) {
        return null;
      }
    };
  }

  private static DayOrInstant time(TemporalAccessor parsed, ZoneId zone) {
    if (parsed instanceof ZonedDateTime zoned) {
      return DayOrInstant.of(zoned.toInstant());
    }
    if (parsed instanceof LocalDateTime local) {
      return DayOrInstant.of(local.atZone(zone).toInstant());
    }
    return DayOrInstant.of((LocalDate) parsed);
  }

  /** Strict parsing, without which 31 April were 30 April, wants {@code u} where people write y. */
  private static String yearsWithoutEra(String pattern) {
    StringBuilder result = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      result.append(c == 'y' && !quoted ? 'u' : c);
    }
    return result.toString();
  }
}
