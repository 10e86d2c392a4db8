package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of how many partitions each topic has. */
class PartitionCountsTest {
  @TempDir Path folder;

  private void start(Map<String, Integer> found) throws TopicsException, IOException {
    PartitionCounts.of(found).checkAgainst(folder.resolve("durable/partitions.json"));
  }

  @Test
  void theFirstStartRecordsAndTheSameIsFineEverAfter() throws Exception {
    start(Map.of("centre", 4, "alert-actions", 1));
    start(Map.of("centre", 4, "alert-actions", 1));

    assertThat(Files.readString(folder.resolve("durable/partitions.json")))
        .isEqualToIgnoringWhitespace("{\"alert-actions\": 1, \"centre\": 4}");
  }

  @Test
  void aNewTopicIsRecordedAndHeldToItsCount() throws Exception {
    start(Map.of("centre", 4));
    start(Map.of("centre", 4, "township", 2));

    assertThatThrownBy(() -> start(Map.of("centre", 4, "township", 3)))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining("topic township has 3 partitions, recorded were 2")
        .hasMessageContaining("主题 township：现有 3 个分区，记录为 2 个");
  }

  @Test
  void otherCountsAndTopicsThatAreGoneAreToldTogetherAndNotRecorded() throws Exception {
    start(Map.of("centre", 4, "township", 2));

    assertThatThrownBy(() -> start(Map.of("centre", 5, "new", 1)))
        .isInstanceOfSatisfying(
            TopicsException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .anyMatch(each -> each.contains("topic centre has 5 partitions"))
                    .anyMatch(each -> each.contains("topic township was recorded with 2")));
    start(Map.of("centre", 4, "township", 2));
  }

  @Test
  void aSpoiltRecordIsNamedAndNotOverwritten() throws Exception {
    Path record = folder.resolve("partitions.json");
    Files.writeString(record, "{\"centre\": ");

    assertThatThrownBy(() -> PartitionCounts.of(Map.of("centre", 4)).checkAgainst(record))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(record.toString());
    assertThat(record).content().isEqualTo("{\"centre\": ");
  }

  @Test
  void listsEveryPartition() {
    assertThat(PartitionCounts.of(Map.of("a", 2, "b", 1)).partitions())
        .containsExactly(
            new TopicPartition("a", 0), new TopicPartition("a", 1), new TopicPartition("b", 0));
  }
}
