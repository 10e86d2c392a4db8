package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicIdsTest {
  @TempDir Path folder;

  private void start(Map<String, String> found) throws Exception {
    TopicIds.of(found).checkAgainst(folder.resolve("durable/topic-ids.json"));
  }

  @Test
  void aTopicOfTheSameNameAndAnotherIdIsRefusedEverAfter() throws Exception {
    start(Map.of("centre", "id-1"));
    start(Map.of("centre", "id-1", "township", "id-2"));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> start(Map.of("centre", "id-1", "township", "id-3")))
          .isInstanceOf(TopicsException.class)
          .hasMessageContaining("topic township is another one than the last run read")
          .hasMessageContaining("主题 township：不是上次读的那个主题");
    }
    start(Map.of("centre", "id-1", "township", "id-2"));
  }
}
