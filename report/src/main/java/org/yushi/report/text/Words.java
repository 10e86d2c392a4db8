package org.yushi.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.yushi.report.model.Rule;
import org.yushi.report.model.Unit;
import org.yushi.report.model.Value;

/**
 * The words of one language (words*.properties), with numbers and dates as that language has them.
 */
public final class Words {
  /** What stands where a number cannot be had. */
  public static final String NONE = "—";

  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final double SMALL = 0.01;

  private final boolean english;
  private final ResourceBundle bundle;
  private final ZoneId zone;

  /**
   * Words of a report.
   *
   * @param language English, or Chinese for any other
   * @param zone in which instants are written
   */
  public Words(Locale language, ZoneId zone) {
    this.english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    this.bundle =
        ResourceBundle.getBundle(
            "org.yushi.report.text.words", english ? Locale.ENGLISH : Locale.ROOT, EXACT);
    this.zone = zone;
  }

  /** The language, as HTML and PDF name it. */
  public String language() {
    return english ? "en" : "zh-CN";
  }

  /** A sentence of the bundle. */
  public String say(String key, Object... arguments) {
    Object[] texts = Arrays.stream(arguments).map(this::text).toArray();
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
  }

  /** A sentence that was chosen elsewhere. */
  public String say(Sentence sentence) {
    return say(sentence.key(), sentence.arguments().toArray());
  }

  /** A thing as a text. */
  public String text(Object thing) {
    if (thing instanceof Value value) {
      return number(value);
    }
    if (thing instanceof Sentence sentence) {
      return say(sentence);
    }
    if (thing instanceof List<?> several) {
      return several.stream().map(this::text).collect(Collectors.joining(say("separator")));
    }
    if (thing instanceof Instant instant) {
      return MINUTES.format(instant.atZone(zone));
    }
    if (thing instanceof YearMonth month) {
      return say("month", String.valueOf(month.getYear()), String.valueOf(month.getMonthValue()));
    }
    if (thing instanceof LocalDate date) {
      return say("day", String.valueOf(date.getMonthValue()), String.valueOf(date.getDayOfMonth()));
    }
    if (thing instanceof Unit unit) {
      return unit.name().isEmpty() ? say("unnamed") : unit.name();
    }
    if (thing instanceof Rule rule) {
      return english ? rule.name().en() : rule.name().zh();
    }
    if (thing instanceof Enum<?> word) {
      return say(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }
    return String.valueOf(thing);
  }

  private String number(Value value) {
    if (value.number().isEmpty()) {
      return NONE;
    }
    double number = value.number().getAsDouble();
    return switch (value.kind()) {
      case COUNT, MINUTES -> written("#,##0", number);
      case AVERAGE -> written("#,##0.#", number);
      case YUAN -> written("#,##0.00", number);
      case RATE -> written(number > 0 && number < SMALL ? "0.00" : "0.0", number * 100) + "%";
      case CHANGE -> written("+#,##0.0;−#,##0.0", number * 100) + "%";
      case POINTS -> say("points", written("+0.0;−0.0", number * 100));
      case DIFFERENCE -> written("+#,##0;−#,##0", number);
    };
  }

  /** Rounds half up, as people do; what rounds to nothing has no sign. */
  private static String written(String pattern, double number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    BigDecimal rounded =
        BigDecimal.valueOf(number)
            .setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      format.setPositivePrefix("");
    }
    return format.format(rounded);
  }
}
