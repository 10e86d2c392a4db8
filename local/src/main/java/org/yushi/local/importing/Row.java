package org.yushi.local.importing;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a log: a row of a CSV file, a trace, or an event within its trace. */
interface Row {
  /** The value of a column or attribute without blanks around it; null if there is none. */
  @Nullable String value(Name name);

  /** What the row is. */
  Name.Unit unit();

  /** Where it stands in its file, counted from 1, such as {@code row: 16, line: 17}. */
  Map<String, Long> position();

  /** All of its values as they were found; those of the secret names are starred out. */
  Map<String, String> raw(Collection<Name> secret);
}
