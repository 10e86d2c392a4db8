package org.yushi.desk.warning;

import java.util.List;

/**
 * What follows from a revision of an alert.
 *
 * @param planned notices to come, those that nobody can be told by any way among them
 * @param dropped earlier ones that are not to be told any more
 * @param because why they are not
 */
public record Plan(List<Notice> planned, List<Notice> dropped, String because) {
  /** Nothing follows. */
  static final Plan NOTHING = new Plan(List.of(), List.of(), "");

  /** Copies the lists. */
  public Plan {
    planned = List.copyOf(planned);
    dropped = List.copyOf(dropped);
  }
}
