package org.yushi.supervision.live;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.yushi.supervision.RawRecord;

/**
 * The records of the input topics, with the clock in them.
 *
 * <p>Each topic is a source of its own, read by at most as many subtasks as it has partitions: a
 * reader without a partition would stop the clock for ever. The clock of the job is that of the
 * slowest source, so a topic that a restart takes in is waited for from its first record; as a
 * further partition of a running source it could be overtaken.
 */
final class InputSource {
  private InputSource() {}

  /** The case events of all their topics. */
  static DataStream<RawRecord> events(
      StreamExecutionEnvironment env, LiveSettings settings, PartitionCounts partitions) {
    DataStream<RawRecord> all = null;
    for (String topic : partitions.topics()) {
      if (!topic.equals(settings.topics().actions())) {
        DataStream<RawRecord> records = topic(env, topic, "events-" + topic, settings, partitions);
        all = all == null ? records : all.union(records);
      }
    }
    if (all == null) {
      throw new IllegalArgumentException("expected at least one topic of case events");
    }
    return all;
  }

  /** What people did about alerts. */
  static DataStream<RawRecord> actions(
      StreamExecutionEnvironment env, LiveSettings settings, PartitionCounts partitions) {
    return topic(env, settings.topics().actions(), "actions", settings, partitions);
  }

  private static DataStream<RawRecord> topic(
      StreamExecutionEnvironment env,
      String topic,
      String uid,
      LiveSettings settings,
      PartitionCounts partitions) {
    return env.fromSource(
            source(topic, settings),
            WatermarkStrategy.forGenerator(context -> new StampedTime()),
            uid)
        .setParallelism(Math.min(settings.parallelism(), partitions.of(topic)))
        .uid(uid);
  }

  private static KafkaSource<RawRecord> source(String topic, LiveSettings settings) {
    Properties client = new Properties();
    client.putAll(settings.client());
    return KafkaSource.<RawRecord>builder()
        .setProperties(client)
        .setTopics(topic)
        .setGroupId(settings.group())
        .setClientIdPrefix(settings.group() + "-" + topic)
        .setStartingOffsets(new FromTheBeginning())
        .setDeserializer(new RecordReader(settings.clock()))
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
        .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true")
        .build();
  }
}
