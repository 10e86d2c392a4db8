package org.yushi.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.SeenRevision;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Rulebook;

/** Says in few Chinese words what an alert is about: names instead of codes. */
final class CountyWords {
  private static final DateTimeFormatter SHORT = format("MM-dd HH:mm");
  private static final DateTimeFormatter FULL = format("yyyy-MM-dd EEE HH:mm");

  private static final Map<String, String> WHY =
      Map.of(
          "DUE_SOON", "承诺即将到期",
          "PAST_PROMISE", "超过承诺时限",
          "PAST_STATUTORY", "超过法定时限",
          "DUE_TODAY", "当日将下班",
          "NOT_SAME_DAY", "当日未办结",
          "NOT_TOLD", "逾期未告知",
          "UNHANDLED", "挂号后未办理",
          "SENT_AWAY", "让自行去部门",
          "OFF_CENTRE", "在中心外受理",
          "TWO_OPEN", "两头受理");

  private final Rulebook rulebook;

  CountyWords(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.SIMPLIFIED_CHINESE)
        .withZone(CountyGenerator.OFFSET);
  }

  /** Day and time, such as 05-07 17:00. */
  static String brief(Instant instant) {
    return SHORT.format(instant);
  }

  /** Year, day, day of the week and time. */
  static String full(Instant instant) {
    return FULL.format(instant);
  }

  /** Item and window. */
  String thing(SeenRevision alert) {
    Items.Item item = rulebook.items().find(alert.item(), day(alert));
    Places.PlaceRow unit = rulebook.places().find(alert.unit(), day(alert));
    return Stream.of(
            item == null ? alert.item() : item.name(), unit == null ? alert.unit() : unit.name())
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static LocalDate day(SeenRevision alert) {
    return LocalDate.ofInstant(alert.facts().from(), CountyGenerator.OFFSET);
  }

  /** By which way a letter goes. */
  static String way(Contact.Kind by) {
    return switch (by) {
      case MAIL -> "邮件";
      case ROBOT -> "群信";
      case WEBHOOK -> "回调";
    };
  }

  /** Why it stands, in a few words. */
  static String why(SeenRevision alert) {
    return WHY.getOrDefault(alert.grade(), alert.title());
  }
}
