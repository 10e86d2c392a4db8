package org.yushi.report.model;

/**
 * Alerts of one month and one place. Retracted ones are not among those raised.
 *
 * @param red raised, 红牌
 * @param yellow raised, 黄牌
 * @param notices raised, 提示
 * @param ended ended in the month, whenever raised
 * @param retracted retracted in the month, whenever published
 */
public record Alerts(long red, long yellow, long notices, long ended, long retracted) {
  /** No alert. */
  public static final Alerts NONE = new Alerts(0, 0, 0, 0, 0);

  /** Red and yellow. */
  public long cards() {
    return red + yellow;
  }
}
