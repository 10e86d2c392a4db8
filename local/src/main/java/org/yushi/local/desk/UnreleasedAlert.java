package org.yushi.local.desk;

import java.util.ArrayList;
import java.util.List;
import org.yushi.desk.warning.News;
import org.yushi.desk.warning.NewsReader;
import org.yushi.ledger.CurrentAlerts.ToConfirm;
import org.yushi.local.InputException;

/**
 * An alert of which nobody is told before somebody releases it.
 *
 * @param news the alert
 * @param place code of the nearest place that is known
 * @param placeName its name, or empty
 */
public record UnreleasedAlert(News news, String place, String placeName) {
  /** Those that are not released yet, as the desk judges it. */
  public static List<UnreleasedAlert> of(List<ToConfirm> all) {
    List<UnreleasedAlert> unreleased = new ArrayList<>();
    for (ToConfirm each : all) {
      News news = read(each.body());
      if (!news.isIssued()) {
        unreleased.add(new UnreleasedAlert(news, each.place(), each.placeName()));
      }
    }
    return unreleased;
  }

  private static News read(String body) {
    try {
      return NewsReader.read(body);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "账本中有一条预警无法读取 an alert of the ledger cannot be read: " + e.getMessage());
    }
  }
}
