package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with topics, judged from what Kafka says about them. */
class TopicsTest {
  private static final List<String> EVENTS = List.of("centre", "township");

  private final Map<String, TopicFacts> found = new HashMap<>();
  private LiveSettings settings =
      LiveSettings.of("kafka:9092", TopicNames.around(EventTopics.named("centre", "township")))
          .build();

  TopicsTest() {
    for (String name : List.of("centre", "township", "alert-actions", "rulebooks")) {
      topic(name, "LogAppendTime", "delete", "-1");
    }
    topic("alerts", "CreateTime", "delete", "-1");
    topic("contributions", "CreateTime", "delete", "-1");
    topic("rejected", "CreateTime", "delete", "604800000");
    for (String name : List.of("forecasts", "feed-accounts", "ledger-heads")) {
      topic(name, "CreateTime", "compact", "604800000");
    }
  }

  private void topic(String name, String timestamps, String cleanup, String retention) {
    found.put(
        name,
        new TopicFacts(
            name,
            4,
            Map.of(
                "message.timestamp.type", timestamps,
                "cleanup.policy", cleanup,
                "retention.ms", retention,
                "retention.bytes", "-1")));
  }

  private List<String> problems() {
    return Topics.problems(settings, EVENTS, found, false);
  }

  @Test
  void nothingIsWrongWithTopicsAsTheyShouldBe() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void everyInputHasToBeStampedByTheBroker() {
    for (String input : List.of("centre", "alert-actions", "rulebooks")) {
      topic(input, "CreateTime", "delete", "-1");
    }

    assertThat(problems())
        .hasSize(3)
        .allSatisfy(
            each ->
                assertThat(each)
                    .contains("has message.timestamp.type CreateTime, expected LogAppendTime"))
        .anyMatch(each -> each.contains("topic centre has"))
        .anyMatch(each -> each.contains("topic alert-actions has"))
        .anyMatch(each -> each.contains("主题 rulebooks：message.timestamp.type 为 CreateTime"));
  }

  @Test
  void withAPayloadClockProducersMayChooseTheTime() {
    settings = LiveSettings.of("kafka:9092", settings.topics()).payloadClock().build();
    topic("centre", "CreateTime", "delete", "-1");

    assertThat(problems()).isEmpty();
  }

  @Test
  void whatIsReExaminedIsKeptForEver() {
    topic("township", "LogAppendTime", "delete", "604800000");
    topic("alert-actions", "LogAppendTime", "compact", "-1");
    topic("alerts", "CreateTime", "delete", "86400000");
    topic("contributions", "CreateTime", "compact", "-1");

    assertThat(problems())
        .hasSize(4)
        .anyMatch(each -> each.contains("topic contributions has cleanup.policy compact"))
        .anyMatch(each -> each.contains("topic township has retention.ms 604800000, expected -1"))
        .anyMatch(each -> each.contains("topic alert-actions has cleanup.policy compact"))
        .anyMatch(each -> each.contains("topic alerts has retention.ms 86400000"));
  }

  @Test
  void newestRecordsAreCompacted() {
    for (String name : List.of("forecasts", "ledger-heads")) {
      topic(name, "CreateTime", "delete", "-1");
    }

    assertThat(problems())
        .hasSize(2)
        .anyMatch(each -> each.contains("topic forecasts has cleanup.policy delete, expected comp"))
        .anyMatch(each -> each.contains("topic ledger-heads has cleanup.policy delete"));
  }

  @Test
  void everyMissingTopicIsNamed() {
    found.clear();

    assertThat(problems())
        .hasSize(10)
        .allSatisfy(each -> assertThat(each).contains("does not exist").contains("不存在"));
  }

  @Test
  void aPatternThatMatchesNothingOrTooMuchIsRefused() {
    settings = LiveSettings.of("kafka:9092", TopicNames.around(EventTopics.matching(".*"))).build();

    assertThat(Topics.problems(settings, List.of(), found, false))
        .singleElement()
        .asString()
        .contains("no topic matches .*");
    assertThat(Topics.problems(settings, List.of("alerts", "centre"), found, false))
        .anyMatch(each -> each.contains("topic alerts matches the pattern of case events"));
  }
}
