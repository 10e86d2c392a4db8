package org.yushi.report.model;

/**
 * How truthfully and how timely events were entered.
 *
 * @param late events that became known too late, 迟报
 * @param corrections corrections of earlier events, 更正
 * @param silences times in which a source was silent beyond its tolerance, 静默
 * @param silentMinutes how long these lasted within the month
 */
public record Entries(long late, long corrections, long silences, long silentMinutes) {
  /** Nothing to say. */
  public static final Entries NONE = new Entries(0, 0, 0, 0);
}
