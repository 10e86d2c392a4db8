package org.yushi.supervision.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.FeedCount;
import org.yushi.supervision.Outlets;
import org.yushi.supervision.SupervisionJob;

/** The job on Kafka: event topics, stations, result topics, and the ticker that carries time. */
public final class LiveJob {
  /** Later than anything that can happen: live there is no as-of instant. */
  static final Instant NO_END = Instant.ofEpochMilli(Long.MAX_VALUE - 1);

  private LiveJob() {}

  /**
   * Wires it.
   *
   * @param env set up with {@link LiveConfiguration}, its parallelism that of the settings
   * @param partitions what {@link Topics#check} found
   * @param rulebooks which rulebook is in force when
   */
  public static void define(
      StreamExecutionEnvironment env,
      LiveSettings settings,
      PartitionCounts partitions,
      RulebookSchedule rulebooks) {
    define(env, settings, partitions, rulebooks, List.of());
  }

  /**
   * Wires it, and tells somebody what became of the records.
   *
   * @param counts each takes the sums per feed that have changed, each time the watermark has moved
   */
  public static void define(
      StreamExecutionEnvironment env,
      LiveSettings settings,
      PartitionCounts partitions,
      RulebookSchedule rulebooks,
      List<Sink<FeedCount>> counts) {
    List<Sink<FeedCount>> accounts = new ArrayList<>(counts);
    accounts.add(0, Outputs.feedAccounts(settings));
    SupervisionJob.define(
        env,
        InputSource.events(env, settings, partitions),
        InputSource.actions(env, settings, partitions),
        null,
        rulebooks,
        NO_END,
        new Outlets(
            Outputs.alerts(settings),
            Outputs.rejected(settings),
            Outputs.forecasts(settings),
            Outputs.contributions(settings),
            accounts));
    TickSink.add(env, settings, partitions);
  }
}
