package org.yushi.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Checks a threshold against what the rule's card says it may set. Kinds of value: {@code
 * duration}, {@code percent}, {@code number}, or words divided by {@code |}; kinds may be joined by
 * {@code or}.
 */
final class ThresholdCheck {
  private ThresholdCheck() {}

  static List<String> check(RuleCard card, Threshold threshold) {
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<String, String> each : threshold.values().entrySet()) {
      String kind = card.parameters().get(each.getKey());
      if (kind == null) {
        reasons.add(
            "rule "
                + card.id()
                + " knows "
                + card.parameters().keySet()
                + ", found \""
                + each.getKey()
                + "\"");
      } else if (Arrays.stream(kind.split(" or ", -1)).noneMatch(k -> is(k, each.getValue()))) {
        reasons.add("expected " + kind + ", found \"" + each.getValue() + "\"");
      }
    }
    return reasons;
  }

  private static boolean is(String kind, String value) {
    return switch (kind.strip()) {
      case "duration" -> isDuration(value);
      case "percent" -> value.matches("\\d{1,3}%");
      case "number" -> value.matches("\\d{1,9}");
      default -> Arrays.asList(kind.strip().split("\\|", -1)).contains(value);
    };
  }

  private static boolean isDuration(String value) {
    try {
      OfficeSpan.parse(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
