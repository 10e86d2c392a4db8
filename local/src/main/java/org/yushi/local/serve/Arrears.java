package org.yushi.local.serve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.StoredRecords;
import org.yushi.supervision.live.TopicsException;

/** How far a run has to come to have judged what is there already. */
final class Arrears {
  private Arrears() {}

  /**
   * The instant that the clock has to reach. Where ticks are written it is that of the newest
   * record of all. Where none are, no partition tells more than its own newest record, and the
   * clock comes no further than the earliest of these.
   *
   * @throws TopicsException if without ticks the clock could not even begin
   * @throws BrokerException if Kafka does not answer
   */
  static Instant until(LiveSettings settings, PartitionCounts partitions)
      throws TopicsException, BrokerException, InterruptedException {
    List<String> topics = new ArrayList<>(partitions.topics());
    topics.remove(settings.topics().actions());
    Instant earliest = Instant.MAX;
    Instant latest = Instant.EPOCH;
    List<String> silent = new ArrayList<>();
    try (StoredRecords records = StoredRecords.of(settings.client(), topics)) {
      for (TopicPartition partition : records.partitions()) {
        Optional<Instant> newest = records.newestTime(partition);
        if (newest.isEmpty()) {
          silent.add(partition.toString());
        } else {
          earliest = newest.get().isBefore(earliest) ? newest.get() : earliest;
          latest = newest.get().isAfter(latest) ? newest.get() : latest;
        }
      }
    }
    if (settings.ticking()) {
      return latest;
    }
    if (!silent.isEmpty()) {
      String names = String.join(", ", silent);
      throw new TopicsException(
          List.of(
              ("分区 %s 没有记录，打点又已关闭，时间不会前进；请先开着打点运行一次"
                      + " partition %s has no record and the ticker is switched off, so no time would"
                      + " pass; run once with the ticker on")
                  .formatted(names, names)));
    }
    return earliest.minusMillis(1);
  }
}
