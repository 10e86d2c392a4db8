package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that cannot be meant so are refused, by name. */
class LiveSettingsTest {
  private static final TopicNames TOPICS = TopicNames.around(EventTopics.named("case-events"));

  private static LiveSettings.Builder settings() {
    return LiveSettings.of("kafka:9092", TOPICS);
  }

  @Test
  void aPayloadClockIsNotTickedByTheJob() {
    assertThat(settings().payloadClock().build().ticking()).isFalse();
    assertThatThrownBy(() -> settings().payloadClock().ticker(true, Duration.ofSeconds(1)).build())
        .hasMessageContaining("clock PAYLOAD");
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertThatThrownBy(() -> LiveSettings.of(" ", TOPICS).build())
        .hasMessageContaining("bootstrap.servers");
    assertThatThrownBy(() -> settings().ticker(true, Duration.ZERO).build())
        .hasMessageContaining("tick interval");
    assertThatThrownBy(() -> settings().parallelism(0).build()).hasMessageContaining("parallelism");
    assertThatThrownBy(() -> settings().checkpointInterval(Duration.ZERO).build())
        .hasMessageContaining("checkpoint interval");
  }

  @Test
  void noTopicHasTwoPurposes() {
    assertThatThrownBy(() -> TopicNames.around(EventTopics.named("case-events", "alerts")))
        .hasMessageContaining("'alerts'");
    assertThatThrownBy(() -> EventTopics.named()).hasMessageContaining("at least one");
    assertThatThrownBy(() -> EventTopics.matching("centre-[")).hasMessageContaining("centre-[");
  }

  @Test
  void aPatternMatchesWholeNames() {
    assertThat(
            EventTopics.matching("centre-\\d+")
                .among(List.of("centre-2", "centre-10", "my-centre-1", "centre-x")))
        .containsExactly("centre-10", "centre-2");
  }
}
