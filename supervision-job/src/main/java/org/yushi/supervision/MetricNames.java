package org.yushi.supervision;

import java.util.List;
import java.util.stream.Stream;

/**
 * All metrics of the job's own, each with its full name as Prometheus shows it. Inside the job
 * names are written as Flink writes its own ({@code numRecordsIn}), the unit last. What runs
 * without Flink has names of its own as Prometheus recommends them, such as {@code
 * yushi_import_lag_seconds}.
 *
 * <p>Labels have few values: sources, rules, levels, kinds of revision, partitions; never a case, a
 * person or a window. Every metric also bears Flink's labels {@code operator_name} (the station)
 * and {@code subtask_index}; what belongs together is summed, or the worst of it taken, over the
 * subtasks.
 */
public final class MetricNames {
  /** Label: the source of events as in feeds.csv. */
  public static final String SOURCE = "source";

  /** Label: the id of a rule. */
  public static final String RULE = "rule";

  /** Label: NOTICE, YELLOW or RED. */
  public static final String LEVEL = "level";

  /** Label: what a revision changed, RAISED, HIGHER and so on. */
  public static final String KIND = "kind";

  /** Label: a topic that the job reads. */
  public static final String TOPIC = "topic";

  /** Label: the number of a partition. */
  public static final String PARTITION = "partition";

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_lateRecords}: records that reached a station
   * at or below its watermark. The clock is sound while it stays 0. Every station.
   */
  public static final StationMetric LATE_RECORDS = StationMetric.counter("lateRecords", "records");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_clockAgeMs}: wall clock minus the watermark
   * that a station has received; before the first one, the time since the station was opened.
   * Unlike Flink's {@code watermarkLag} it grows while the clock stands still. Every station.
   */
  public static final StationMetric CLOCK_AGE = StationMetric.gauge("clockAgeMs", "ms");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_reviewTimeMicros}: how long one step of one
   * key takes: taking in what became known, the rules, the gate, sending on. Every station.
   */
  public static final StationMetric REVIEW_TIME = StationMetric.histogram("reviewTimeMicros", "µs");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_recordsReceived{source}}: records taken
   * from the input. At any time received = judged + duplicate + rejected + waiting. This and the
   * following are totals since the very first record: they go on after a restart. Station
   * feed-counts.
   */
  public static final StationMetric RECEIVED =
      StationMetric.gauge("recordsReceived", "records", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_recordsJudged{source}}: part of a
   * judged subject. Station feed-counts.
   */
  public static final StationMetric JUDGED =
      StationMetric.gauge("recordsJudged", "records", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_recordsDuplicate{source}}: sent before.
   * Station feed-counts.
   */
  public static final StationMetric DUPLICATE =
      StationMetric.gauge("recordsDuplicate", "records", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_recordsConflict{source}}: of the
   * duplicates, those with other content. Station feed-counts.
   */
  public static final StationMetric CONFLICT =
      StationMetric.gauge("recordsConflict", "records", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_recordsRejected{source}}: not taken in;
   * what could not be decoded has no source and counts for {@code (unknown)}. Station feed-counts.
   */
  public static final StationMetric REJECTED =
      StationMetric.gauge("recordsRejected", "records", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_recordsWaiting{source}}: waiting for a
   * receipt, an acceptance or the target of a correction. Station feed-counts.
   */
  public static final StationMetric WAITING =
      StationMetric.gauge("recordsWaiting", "records", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_idNumbersMasked{source}}: ID numbers
   * found in the text of events and masked. Station feed-counts.
   */
  public static final StationMetric MASKED =
      StationMetric.gauge("idNumbersMasked", "numbers", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_source_feedSilent{source}}: 1 while a source
   * is silent beyond its tolerance, else 0; only sources with a tolerance, once they were heard of.
   * Station feed-review.
   */
  public static final StationMetric FEED_SILENT = StationMetric.gauge("feedSilent", "0/1", SOURCE);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_openCases}: cases received or accepted and not
   * ended. Station case-review.
   */
  public static final StationMetric OPEN_CASES = StationMetric.gauge("openCases", "cases");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_heldCases}: cases with a step, due or ahead,
   * that is not released until a silent source is back. Stations case-review, intake-review.
   */
  public static final StationMetric HELD_CASES = StationMetric.gauge("heldCases", "cases");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_rule_level_alertsActive{rule,level}}: alerts
   * that are ACTIVE. Station alert-lifecycle.
   */
  public static final StationMetric ALERTS_ACTIVE =
      StationMetric.gauge("alertsActive", "alerts", RULE, LEVEL);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_rule_level_kind_revisionsWritten{rule,level,
   * kind}}: revisions sent to the topic of alerts. Station alert-lifecycle.
   */
  public static final StationMetric REVISIONS_WRITTEN =
      StationMetric.counter("revisionsWritten", "revisions", RULE, LEVEL, KIND);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_detectionDelayMs}: wall clock when a revision
   * is sent, minus the instant at which the fact that caused it became known. Station
   * alert-lifecycle.
   */
  public static final StationMetric DETECTION_DELAY =
      StationMetric.histogram("detectionDelayMs", "ms");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_deadlineErrorMs}: wall clock when a revision
   * is sent that nothing but time caused, minus the instant at which it was due to be released.
   * Station alert-lifecycle.
   */
  public static final StationMetric DEADLINE_ERROR =
      StationMetric.histogram("deadlineErrorMs", "ms");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_topic_partition_lastTickMs{topic,partition}}:
   * when the newest tick was written that Kafka acknowledged; before the first, the smallest number
   * there is. The ticker.
   */
  public static final StationMetric LAST_TICK =
      StationMetric.gauge("lastTickMs", "ms since 1970", TOPIC, PARTITION);

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_ticksSent}: ticks that Kafka acknowledged,
   * since the job was started. The ticker.
   */
  public static final StationMetric TICKS_SENT = StationMetric.gauge("ticksSent", "ticks");

  /**
   * {@code flink_taskmanager_job_task_operator_yushi_ticksFailed}: ticks that were lost, since the
   * job was started. The ticker.
   */
  public static final StationMetric TICKS_FAILED = StationMetric.gauge("ticksFailed", "ticks");

  private static final List<StationMetric> OF_STATIONS =
      List.of(
          LATE_RECORDS,
          CLOCK_AGE,
          REVIEW_TIME,
          RECEIVED,
          JUDGED,
          DUPLICATE,
          CONFLICT,
          REJECTED,
          WAITING,
          MASKED,
          FEED_SILENT,
          OPEN_CASES,
          HELD_CASES,
          ALERTS_ACTIVE,
          REVISIONS_WRITTEN,
          DETECTION_DELAY,
          DEADLINE_ERROR);

  private static final List<StationMetric> OF_TICKER = List.of(LAST_TICK, TICKS_SENT, TICKS_FAILED);

  private MetricNames() {}

  /** What every run of the stations shows. */
  public static List<StationMetric> ofStations() {
    return OF_STATIONS;
  }

  /** All of them, as the reference page lists them: of the stations, and of the ticker on Kafka. */
  public static List<StationMetric> all() {
    return Stream.concat(OF_STATIONS.stream(), OF_TICKER.stream()).toList();
  }
}
