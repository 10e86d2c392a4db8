package org.yushi.local.importing;

import java.io.IOException;

/** Takes what a log holds, in its order. */
interface RowSink {
  /**
   * Takes what names the log has: a CSV file says so before its first row, an XES log can only say
   * so after its last.
   *
   * @throws MappingException if the mapping names what the log lacks
   */
  void names(LogNames names) throws MappingException;

  /** Takes a row; false = the mapping leaves it out, with its events. */
  boolean row(Row row) throws IOException;
}
