package org.yushi.supervision;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.yushi.alert.AlertWriter;
import org.yushi.casework.CaseEvent;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.rulebook.RulebookSchedule;

/**
 * Replays files of events up to an instant, in Flink's BATCH mode on this machine: the same graph
 * as live. Supervision time is {@code ingestedAt}, else {@code occurredAt}.
 */
public final class Replay {
  /** Folder of the revisions, one JSON line each (part files). */
  public static final String REVISIONS = "revisions";

  /** Folder of the rejected records. */
  public static final String REJECTED = "rejected";

  /** Folder of what is counted of each case: every version. */
  public static final String CONTRIBUTIONS = "contributions";

  /** Folder of the counts per feed. */
  public static final String COUNTS = "counts";

  private Replay() {}

  /**
   * Runs a replay to its end.
   *
   * @param files files of events, one JSON object per line
   * @param actions files of what people did about alerts, one JSON object per line
   * @param bundle the rulebook
   * @param asOf nothing after it happens
   * @param out an empty folder for the part files
   * @param parallelism subtasks per station
   * @param tallying whether contributions are asked for
   * @return records in and out per station, as Flink counted them
   * @throws RulebookException if the rulebook cannot be used
   * @throws Exception if the job fails
   */
  public static Map<String, Map<String, Long>> run(
      List<Path> files,
      List<Path> actions,
      RulebookBundle bundle,
      Instant asOf,
      Path out,
      int parallelism,
      boolean tallying)
      throws Exception {
    RulebookLoader.load(bundle);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            parallelism, StationCounters.counting(configuration()));
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    SupervisionJob.define(
        env,
        records(env, files, "events"),
        actions.isEmpty() ? null : records(env, actions, "actions"),
        WatermarkStrategy.<CaseEvent>forMonotonousTimestamps()
            .withTimestampAssigner((event, time) -> event.countsFrom().toEpochMilli()),
        RulebookSchedule.always(bundle),
        asOf,
        new Outlets(
            LineFiles.in(out.resolve(REVISIONS), AlertWriter::revision),
            LineFiles.in(out.resolve(REJECTED), RejectedWriter::line),
            null,
            tallying ? LineFiles.in(out.resolve(CONTRIBUTIONS), ContributionUpdate::json) : null,
            List.of(LineFiles.in(out.resolve(COUNTS), FeedCountWriter::line))));
    env.execute("yushi-replay");
    return StationCounters.sums();
  }

  /** The settings of every run: no Kryo, no operator without a name of its own. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    return configuration;
  }

  private static DataStream<RawRecord> records(
      StreamExecutionEnvironment env, List<Path> files, String name) {
    DataStream<RawRecord> all = null;
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      FileSource<RawRecord> source =
          FileSource.forRecordStreamFormat(
                  new EventLines(String.valueOf(file.getFileName())),
                  new org.apache.flink.core.fs.Path(file.toUri()))
              .setFileEnumerator(() -> new NonSplittingRecursiveEnumerator(path -> true))
              .build();
      String uid = name + "-" + i;
      DataStream<RawRecord> records =
          env.fromSource(source, WatermarkStrategy.noWatermarks(), uid).uid(uid);
      all = all == null ? records : all.union(records);
    }
    if (all == null) {
      throw new IllegalArgumentException("expected at least one file of events");
    }
    return all;
  }
}
