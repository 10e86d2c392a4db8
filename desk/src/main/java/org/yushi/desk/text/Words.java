package org.yushi.desk.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.yushi.rulebook.Bilingual;

/** The words of one language (words*.properties), with dates as that language has them. */
final class Words {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final boolean english;
  private final ResourceBundle bundle;
  private final ZoneId zone;

  /**
   * Words of a letter.
   *
   * @param language English, or Chinese for any other
   * @param zone in which instants are written
   */
  Words(Locale language, ZoneId zone) {
    this.english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    this.bundle =
        ResourceBundle.getBundle(
            "org.yushi.desk.text.words", english ? Locale.ENGLISH : Locale.ROOT, EXACT);
    this.zone = zone;
  }

  /** A sentence of the bundle. */
  String say(String key, Object... arguments) {
    Object[] texts = Arrays.stream(arguments).map(this::text).toArray();
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
  }

  /** The time of day alone. */
  String hour(Instant instant) {
    return dated("pattern.hour", instant.atZone(zone));
  }

  private String text(Object thing) {
    if (thing instanceof Instant instant) {
      return dated("pattern.instant", instant.atZone(zone));
    }
    if (thing instanceof LocalDate day) {
      return dated("pattern.day", day);
    }
    if (thing instanceof Bilingual both) {
      return english ? both.en() : both.zh();
    }
    if (thing instanceof OfficeTime span) {
      return say("officeTime." + span.unit(), span.amount());
    }
    if (thing instanceof Enum<?> word) {
      return say(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }
    if (thing instanceof List<?> several) {
      return several.stream().map(this::text).collect(Collectors.joining(say("separator")));
    }
    return String.valueOf(thing);
  }

  /** A thing alone. */
  String of(Object thing) {
    return text(thing);
  }

  private String dated(String pattern, TemporalAccessor time) {
    Locale locale = english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    return DateTimeFormatter.ofPattern(bundle.getString(pattern), locale).format(time);
  }
}
