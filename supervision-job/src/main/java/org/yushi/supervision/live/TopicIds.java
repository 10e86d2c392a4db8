package org.yushi.supervision.live;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By which id the brokers know each input topic. One that was deleted and made again, or brought
 * back from a backup, bears the old name and another id: reading on at the old place in it would
 * pass over records.
 */
public final class TopicIds {
  private final SortedMap<String, String> byTopic;

  private TopicIds(Map<String, String> byTopic) {
    this.byTopic = new TreeMap<>(byTopic);
  }

  /** Ids by topic. */
  public static TopicIds of(Map<String, String> byTopic) {
    return new TopicIds(byTopic);
  }

  /**
   * Compares with what was recorded before and records what is new.
   *
   * @param record the file; it is written at the first start
   * @throws TopicsException if a topic is another one than recorded
   * @throws IOException if the file cannot be read or written
   */
  public void checkAgainst(Path record) throws TopicsException, IOException {
    SortedMap<String, String> recorded =
        RecordedFile.read(
                record,
                new TypeReference<SortedMap<String, String>>() {},
                "应为 主题→标识 的 JSON expected JSON of topic to id")
            .orElseGet(TreeMap::new);
    List<String> problems = new ArrayList<>();
    byTopic.forEach(
        (topic, id) -> {
          if (!recorded.getOrDefault(topic, id).equals(id)) {
            problems.add(
                ("主题 %s：不是上次读的那个主题（已删除重建，或由备份恢复），从原位置续读会漏掉记录。请恢复原主题，或换新的数据目录从头重读"
                        + " topic %s is another one than the last run read (deleted and made again,"
                        + " or brought back from a backup): to read on where that run stopped would"
                        + " pass over records. Bring the old one back, or start with a new durable"
                        + " folder, which reads everything again")
                    .formatted(topic, topic));
          }
        });
    if (!problems.isEmpty()) {
      throw new TopicsException(problems);
    }
    SortedMap<String, String> all = new TreeMap<>(recorded);
    all.putAll(byTopic);
    if (!all.equals(recorded)) {
      RecordedFile.write(record, all);
    }
  }
}
