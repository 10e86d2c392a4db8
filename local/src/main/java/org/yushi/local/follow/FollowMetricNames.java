package org.yushi.local.follow;

/**
 * Names of the metrics of {@code import --follow}, as Micrometer has them; Prometheus shows them
 * with underscores, unit and {@code _total}: {@code yushi_import_events_sent_total}.
 */
public final class FollowMetricNames {
  /** Files that are done, with {@link #OUTCOME}; {@code yushi_import_files_total}. */
  public static final String FILES = "yushi.import.files";

  /**
   * Tag of {@link #FILES}: {@code done}, {@code known} (passed over: done before), {@code failed}
   * (tried in vain).
   */
  public static final String OUTCOME = "outcome";

  /** Events that are in the topic for certain; {@code yushi_import_events_sent_total}. */
  public static final String EVENTS_SENT = "yushi.import.events.sent";

  /** Rows that could not be converted; {@code yushi_import_rows_rejected_total}. */
  public static final String ROWS_REJECTED = "yushi.import.rows.rejected";

  /** Times that broker, folder or state could not be reached; {@code yushi_import_held_total}. */
  public static final String HELD = "yushi.import.held";

  /**
   * When a file was last done, in seconds since 1970, 0 = not since the start; {@code
   * yushi_import_last_success_seconds}.
   */
  public static final String LAST_SUCCESS = "yushi.import.last.success";

  /** Files that are neither done nor unreadable; {@code yushi_import_files_waiting}. */
  public static final String FILES_WAITING = "yushi.import.files.waiting";

  /**
   * Age of the oldest of them by its time of modification, 0 = none; {@code
   * yushi_import_lag_seconds}.
   */
  public static final String LAG = "yushi.import.lag";

  /** Files that wait to be put right; {@code yushi_import_files_unreadable}. */
  public static final String FILES_UNREADABLE = "yushi.import.files.unreadable";

  private FollowMetricNames() {}
}
