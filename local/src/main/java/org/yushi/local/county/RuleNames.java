package org.yushi.local.county;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the shipped rules are called in Chinese, in the order in which they are shown. */
public final class RuleNames {
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("overdue", "办件超期");
    NAMES.put("same-day", "即办件未当日办结");
    NAMES.put("deemed-acceptance", "逾期不告知视为受理");
    NAMES.put("registration-only", "只挂号不看病");
    NAMES.put("off-centre", "体外循环");
    NAMES.put("dual-intake", "两头受理");
    NAMES.put("unlisted", "未列入目录");
    NAMES.put("silent-feed", "数据源静默");
    NAMES.put("calendar-ends", "工作日历即将到期");
  }

  private RuleNames() {}

  /** The ids of the shipped rules. */
  public static List<String> shipped() {
    return List.copyOf(NAMES.keySet());
  }

  /** The rule with its Chinese name before it. */
  public static String bilingual(String rule) {
    String name = NAMES.get(rule);
    return name == null ? rule : name + " " + rule;
  }
}
