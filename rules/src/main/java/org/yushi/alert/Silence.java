package org.yushi.alert;

/**
 * A time in which a source was silent beyond its tolerance; supervision time, epoch ms.
 *
 * @param source the source
 * @param from first instant of it
 * @param until when the source was back and had time to catch up; {@link #OPEN} while it is silent
 */
public record Silence(String source, long from, long until) {
  /** The end of a silence that lasts. */
  public static final long OPEN = Long.MAX_VALUE;

  boolean covers(long instant) {
    return from <= instant && instant < until;
  }
}
