package org.yushi.supervision.live;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * How many partitions each input topic has. The count of a topic never changes: the clock knows the
 * partitions it has to wait for, and the records of a case stay where they are.
 */
@SuppressWarnings("NonApiType")
public record PartitionCounts(TreeMap<String, Integer> byTopic) implements Serializable {
  /** A copy of the counts. */
  public PartitionCounts {
    byTopic = new TreeMap<>(byTopic);
  }

  /** Counts by topic. */
  public static PartitionCounts of(Map<String, Integer> byTopic) {
    return new PartitionCounts(new TreeMap<>(byTopic));
  }

  /** The topics, in the order of their names. */
  public SortedSet<String> topics() {
    return new TreeSet<>(byTopic.keySet());
  }

  /** Number of partitions of a topic, 0 if it is none of these. */
  public int of(String topic) {
    return byTopic.getOrDefault(topic, 0);
  }

  /** Every partition of every topic. */
  public List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    byTopic.forEach(
        (topic, count) -> {
          for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
          }
        });
    return partitions;
  }

  /** A sentence for every topic of these that has another number of partitions now. */
  List<String> changed(Map<String, Integer> found) {
    List<String> changed = new ArrayList<>();
    byTopic.forEach(
        (topic, recorded) -> {
          Integer now = found.get(topic);
          if (now != null && !now.equals(recorded)) {
            changed.add(
                ("主题 %s：现有 %d 个分区，记录为 %d 个；分区数变化会使办件换分区、时钟漏等新分区。"
                        + "请另建分区数合适的新主题接着写，或换新的数据目录从头重读"
                        + " topic %s has %d partitions, recorded were %d: cases would move between"
                        + " partitions and the clock would not wait for the new ones. Let the"
                        + " sources write to a new topic, or start with a new durable folder, which"
                        + " reads everything again")
                    .formatted(topic, now, recorded, topic, now, recorded));
          }
        });
    return changed;
  }

  /** A sentence for every topic of these that is no longer there. */
  private List<String> gone(Map<String, Integer> found) {
    return topics().stream()
        .filter(topic -> !found.containsKey(topic))
        .map(
            topic ->
                ("主题 %s：已记录 %d 个分区，现已不存在或不再配置；其办件将无声消失。请恢复该主题（或其配置），或换新的数据目录从头重读"
                        + " topic %s was recorded with %d partitions and is gone or no longer"
                        + " configured: its cases would fall silent. Bring it back, or start with a"
                        + " new durable folder, which reads everything again")
                    .formatted(topic, of(topic), topic, of(topic)))
        .toList();
  }

  /**
   * Compares with what was recorded at the first start and records new topics.
   *
   * @param record the file; it is written at the first start
   * @throws TopicsException if a topic has another count than recorded, or is gone
   * @throws IOException if the file cannot be read or written
   */
  public void checkAgainst(Path record) throws TopicsException, IOException {
    Optional<SortedMap<String, Integer>> before =
        RecordedFile.read(
            record,
            new TypeReference<SortedMap<String, Integer>>() {},
            "应为 主题→分区数 的 JSON expected JSON of topic to number of partitions");
    if (before.isPresent()) {
      PartitionCounts recorded = of(before.get());
      List<String> problems = new ArrayList<>(recorded.changed(byTopic));
      problems.addAll(recorded.gone(byTopic));
      if (!problems.isEmpty()) {
        throw new TopicsException(problems);
      }
      if (recorded.equals(this)) {
        return;
      }
    }
    RecordedFile.write(record, byTopic);
  }
}
