package org.yushi.local.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.yushi.local.files.LinesFile;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.StoredRecords;
import org.yushi.supervision.live.Ticker;
import org.yushi.supervision.live.TopicsException;

/**
 * One export of events or acts: from the first record of the topics to the last that is there when
 * it begins.
 */
public final class EventExport {
  private final Map<String, String> client;
  private final List<String> topics;
  private final EventLine line;

  private EventExport(
      Map<String, String> client, List<String> topics, EventLine.Contract contract) {
    this.client = Map.copyOf(client);
    this.topics = List.copyOf(topics);
    this.line = new EventLine(contract);
  }

  /**
   * An export of topics of case events.
   *
   * @param client properties of Kafka's clients
   */
  public static EventExport ofEvents(Map<String, String> client, List<String> topics) {
    return new EventExport(client, topics, EventLine.Contract.ofEvents());
  }

  /**
   * An export of topics of what people did about alerts.
   *
   * @param client properties of Kafka's clients
   */
  public static EventExport ofActs(Map<String, String> client, List<String> topics) {
    return new EventExport(client, topics, EventLine.Contract.ofActs());
  }

  /** Who wants to know how far it is. */
  public interface Listener {
    /** How many records there are to read. */
    LongConsumer begins(long records);
  }

  /**
   * Runs it; the file appears when it is complete.
   *
   * @throws TopicsException if a topic does not exist
   * @throws BrokerException if Kafka does not answer
   * @throws IOException if the file cannot be written
   */
  public ExportSummary into(Path file, Listener listener)
      throws TopicsException, BrokerException, IOException, InterruptedException {
    try (StoredRecords records = StoredRecords.of(client, topics);
        LinesFile lines = new LinesFile(file)) {
      long all = 0;
      Map<String, Long> gone = new TreeMap<>();
      for (TopicPartition partition : records.partitions()) {
        all += records.end(partition) - records.begin(partition);
        if (records.begin(partition) > 0) {
          gone.put(partition.toString(), records.begin(partition));
        }
      }
      LongConsumer progress = listener.begins(all);
      Tally tally = new Tally(lines, line);
      records.forEach(
          record -> {
            tally.take(record);
            progress.accept(1);
          });
      lines.publish();
      return tally.summary(records.partitions(), gone, file);
    }
  }

  /** Writes lines and counts. */
  private static final class Tally {
    private final LinesFile lines;
    private final EventLine eventLine;
    private final Map<TopicPartition, Instant> newest = new TreeMap<>(StoredRecords.BY_NAME);
    private long events;
    private long ticks;
    private long rejected;

    Tally(LinesFile lines, EventLine eventLine) {
      this.lines = lines;
      this.eventLine = eventLine;
    }

    void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
      Instant appendedAt =
          record.timestampType() == TimestampType.LOG_APPEND_TIME
              ? Instant.ofEpochMilli(record.timestamp())
              : null;
      if (appendedAt != null) {
        newest.put(new TopicPartition(record.topic(), record.partition()), appendedAt);
      }
      if (Ticker.isTick(record)) {
        ticks++;
        return;
      }
      EventLine.Line line = eventLine.of(record.value(), appendedAt);
      lines.line(line.bytes());
      events += line.taken() ? 1 : 0;
      rejected += line.taken() ? 0 : 1;
    }

    ExportSummary summary(List<TopicPartition> partitions, Map<String, Long> gone, Path file) {
      @Nullable Instant earliest = newest.values().stream().min(Instant::compareTo).orElse(null);
      boolean allTell = newest.size() == partitions.size();
      return new ExportSummary(
          events,
          rejected,
          ticks,
          Optional.ofNullable(allTell ? earliest : null).map(time -> time.minusMillis(1)),
          gone,
          file);
    }
  }
}
