package org.yushi.local.importing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of a column or attribute as the mapping gives it. Letters count the same in upper and
 * lower case.
 *
 * @param text as written, without the mark of an optional name
 * @param optional whether a log may lack it
 * @param unit the rows it is asked of; null = all
 * @param secret whether its value is only used hashed and must not be repeated in a message
 * @param place where it stands in the mapping
 */
record Name(String text, boolean optional, @Nullable Unit unit, boolean secret, String place) {
  private static final String TRACE = "trace/";
  private static final String EVENT = "event/";

  /** What a row is. */
  enum Unit {
    /** A row of a CSV file or a trace of an XES log. */
    ROW,
    /** An event of a trace. */
    EVENT
  }

  /** Whether only a trace may give it. */
  boolean ofTrace() {
    return lower().startsWith(TRACE);
  }

  /** Whether only an event may give it. */
  boolean ofEvent() {
    return lower().startsWith(EVENT);
  }

  /** In lower case. */
  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The attribute without its level, in lower case. */
  String attribute() {
    return ofTrace() || ofEvent() ? lower().substring(TRACE.length()) : lower();
  }
}
