package org.yushi.local.importing;

import org.jspecify.annotations.Nullable;

/** The names of columns or attributes that a log has. */
interface LogNames {
  /** Why a name cannot be looked up in this log, with the names that it has; null = it can. */
  @Nullable String problem(Name name);

  /** Whether the log has traces and events, as XES has. */
  boolean hasEvents();
}
