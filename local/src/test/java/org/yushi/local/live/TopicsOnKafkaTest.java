package org.yushi.local.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.ports.FreePorts;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.Topics;
import org.yushi.supervision.live.TopicsException;

/** The check before every start, on a real broker. */
@RealServices
@Timeout(60)
class TopicsOnKafkaTest {
  private final KafkaService kafka;

  TopicsOnKafkaTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  @Test
  void whatIsCreatedPassesTheCheckAndIsNotCreatedTwice() throws Exception {
    LiveTopics live = LiveTopics.around(kafka, EventTopics.named("created-a", "created-b"));
    LiveSettings settings = live.settings().build();

    assertThat(Topics.create(settings, 3, (short) 1)).hasSize(10).contains("created-a");

    assertThat(Topics.check(settings))
        .isEqualTo(
            PartitionCounts.of(Map.of("created-a", 3, "created-b", 3, live.names().actions(), 1)));
    assertThat(Topics.create(settings, 5, (short) 1)).isEmpty();
  }

  @Test
  void forAPayloadClockProducersMayChooseTheTimeOfWhatIsCreated() throws Exception {
    LiveTopics live = LiveTopics.around(kafka, EventTopics.named("simulated"));
    LiveSettings settings = live.settings().payloadClock().build();

    Topics.create(settings, 1, (short) 1);

    assertThat(Topics.check(settings).of("simulated")).isEqualTo(1);
    assertThatThrownBy(() -> Topics.check(live.settings().build()))
        .hasMessageContaining(
            "topic simulated has message.timestamp.type CreateTime, expected LogAppendTime");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    String chosen = kafka.newTopic("chosen", 1, Map.of("message.timestamp.type", "CreateTime"));
    LiveTopics live = LiveTopics.around(kafka, EventTopics.named(chosen, "nowhere"));

    assertThatThrownBy(() -> Topics.check(live.settings().build()))
        .isInstanceOfSatisfying(
            TopicsException.class,
            e ->
                assertThat(e.problems())
                    .anyMatch(each -> each.contains("主题 " + chosen + "：message.timestamp.type"))
                    .anyMatch(
                        each -> each.contains("topic " + chosen + " has retention.ms 604800000"))
                    .anyMatch(each -> each.contains("topic nowhere does not exist"))
                    .anyMatch(each -> each.contains(live.names().alerts() + " does not exist")));
  }

  @Test
  void nothingIsCreatedWhereSomethingElseIsWrong() throws Exception {
    String chosen = kafka.newTopic("chosen-too", 1, Map.of("message.timestamp.type", "CreateTime"));
    LiveTopics live = LiveTopics.around(kafka, EventTopics.named(chosen, "not-made"));

    assertThatThrownBy(() -> Topics.create(live.settings().build(), 1, (short) 1))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining("topic " + chosen + " has message.timestamp.type CreateTime");
    assertThat(kafka.admin().listTopics().names().get())
        .doesNotContain("not-made", live.names().alerts());
  }

  @Test
  void aPatternIsResolvedAtTheStart() throws Exception {
    String first = kafka.newTopic("zone-a", 2, LiveTopics.INPUT);
    String second = kafka.newTopic("zone-b", 1, LiveTopics.INPUT);
    LiveTopics live = LiveTopics.around(kafka, EventTopics.matching("zone-[ab]-\\d+"));
    Topics.create(live.settings().build(), 1, (short) 1);

    assertThat(Topics.check(live.settings().build()).topics())
        .containsExactlyInAnyOrder(first, second, live.names().actions());
    LiveTopics none = live.with(EventTopics.matching("no-such-.*"));
    assertThatThrownBy(() -> Topics.check(none.settings().build()))
        .isInstanceOf(TopicsException.class)
        .hasMessageContaining("no topic matches no-such-.*");
  }

  @Test
  void aBrokerThatCannotBeReachedIsNamed() {
    LiveTopics live = LiveTopics.around(kafka, EventTopics.named("case-events"));
    String nobody = "127.0.0.1:" + FreePorts.next();
    LiveSettings settings =
        LiveSettings.of(nobody, live.names())
            .client("default.api.timeout.ms", "3000")
            .client("request.timeout.ms", "1000")
            .build();

    assertThatThrownBy(() -> Topics.check(settings))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("Kafka " + nobody)
        .hasMessageContaining("cannot be reached");
    assertThatThrownBy(
            () -> Topics.check(LiveSettings.of("no-such-host.invalid:9092", live.names()).build()))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("no-such-host.invalid:9092");
  }
}
