package org.yushi.casework;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grounds on which time does not count: art. 45 行政许可法 (hearing, bidding, auction, inspection,
 * testing, quarantine, appraisal, expert review). Sources may give the English code or the Chinese
 * word.
 */
public final class ArtFortyFive {
  private static final Map<String, String> GROUNDS =
      Map.of(
          "HEARING", "听证",
          "BIDDING", "招标",
          "AUCTION", "拍卖",
          "INSPECTION", "检验",
          "TESTING", "检测",
          "QUARANTINE", "检疫",
          "APPRAISAL", "鉴定",
          "EXPERT_REVIEW", "专家评审");

  private ArtFortyFive() {}

  /** Whether the text names one of the grounds. */
  public static boolean names(@Nullable String ground) {
    return ground != null
        && (GROUNDS.containsKey(ground.toUpperCase(Locale.ROOT)) || GROUNDS.containsValue(ground));
  }

  /** The Chinese word for a ground. */
  public static String chinese(String ground) {
    return GROUNDS.getOrDefault(ground.toUpperCase(Locale.ROOT), ground);
  }
}
