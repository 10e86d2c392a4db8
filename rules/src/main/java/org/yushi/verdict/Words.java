package org.yushi.verdict;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.yushi.calendar.Limit;
import org.yushi.rulebook.Bilingual;

/**
 * Sentences in Chinese and English side by side, from one bundle of patterns (words*.properties).
 */
final class Words {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final ResourceBundle ZH = bundle(Locale.ROOT);
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Parsed patterns; a MessageFormat belongs to one thread. */
  private static final ThreadLocal<Map<String, MessageFormat>> PATTERNS =
      ThreadLocal.withInitial(HashMap::new);

  private final ZoneId zone;
  private final StringBuilder zh = new StringBuilder();
  private final StringBuilder en = new StringBuilder();

  Words(ZoneId zone) {
    this.zone = zone;
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("org.yushi.verdict.words", locale, EXACT);
  }

  /** Adds the sentence of a key; arguments may be instants, durations, limits, texts, numbers. */
  Words say(String key, Object... arguments) {
    zh.append(format(ZH, key, arguments));
    en.append(en.isEmpty() ? "" : " ").append(format(EN, key, arguments));
    return this;
  }

  Bilingual done() {
    return new Bilingual(zh.toString(), en.toString());
  }

  private String format(ResourceBundle bundle, String key, Object... arguments) {
    Object[] texts = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = text(bundle, arguments[i]);
    }
    return PATTERNS
        .get()
        .computeIfAbsent(bundle.getString(key), pattern -> new MessageFormat(pattern, Locale.ROOT))
        .format(texts);
  }

  private Object text(ResourceBundle bundle, Object argument) {
    if (argument instanceof Instant instant) {
      var local = instant.atZone(zone);
      return (local.getSecond() == 0 ? MINUTES : SECONDS).format(local);
    }
    if (argument instanceof Duration duration) {
      return format(
          bundle, "duration", String.valueOf(duration.toHours()), duration.toMinutesPart() + "");
    }
    if (argument instanceof Limit limit) {
      return format(bundle, "limit." + limit.unit(), limit.amount() + "");
    }
    if (argument instanceof Bilingual both) {
      return bundle == ZH ? both.zh() : both.en();
    }
    if (argument instanceof LocalDate date) {
      return date.toString();
    }
    return String.valueOf(argument);
  }
}
