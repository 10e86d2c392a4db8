package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What the ticker sends, and what it does with answers. */
class TickerTest {
  private static final PartitionCounts PARTITIONS = PartitionCounts.of(Map.of("a", 2, "b", 1));

  private final MockProducer<byte[], byte[]> kafka = kafka(false);
  private final Ticker ticker = new Ticker(kafka, PARTITIONS);

  private static MockProducer<byte[], byte[]> kafka(boolean answersAtOnce) {
    return new MockProducer<>(
        Cluster.empty(), answersAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private List<TopicPartition> sent() {
    return kafka.history().stream()
        .map(record -> new TopicPartition(record.topic(), record.partition()))
        .toList();
  }

  @Test
  void aTickIsAnEmptyRecordWithAKeyAndAHeaderAndNoTimeOfItsOwn() {
    ticker.tick();

    assertThat(sent()).containsExactlyElementsOf(PARTITIONS.partitions());
    ProducerRecord<byte[], byte[]> tick = kafka.history().get(0);
    assertThat(new String(tick.key(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("~tick");
    assertThat(tick.value()).isEmpty();
    assertThat(tick.headers().lastHeader("tick")).isNotNull();
    assertThat(tick.timestamp()).isNull();
  }

  @Test
  void atMostOneIsUnderWayPerPartition() {
    ticker.tick();
    kafka.completeNext();
    ticker.tick();

    assertThat(sent())
        .containsExactly(
            new TopicPartition("a", 0),
            new TopicPartition("a", 1),
            new TopicPartition("b", 0),
            new TopicPartition("a", 0));
  }

  @Test
  void whatIsLostIsCountedAndTheNextTickGoesOut() {
    ticker.tick();
    kafka.completeNext();
    kafka.errorNext(new TimeoutException("broker is down"));
    kafka.completeNext();
    ticker.tick();

    assertThat(ticker.sent()).isEqualTo(2);
    assertThat(ticker.failed()).isEqualTo(1);
    assertThat(ticker.lastTick(new TopicPartition("a", 1))).isEqualTo(Ticker.NEVER);
    assertThat(kafka.history()).hasSize(6);
  }

  @Test
  void aTopicWhosePartitionsAreUnknownCostsOneWaitAndHoldsUpNoOther() {
    MockProducer<byte[], byte[]> deaf = kafka(false);
    deaf.sendException = new TimeoutException("no metadata");
    Ticker unheard = new Ticker(deaf, PARTITIONS);

    unheard.tick();

    assertThat(unheard.failed()).isEqualTo(3);
    assertThat(unheard.sent()).isZero();
  }

  @Test
  void aTickAtATimeOfItsOwnWaitsForEveryPartition() throws Exception {
    MockProducer<byte[], byte[]> prompt = kafka(true);
    Ticker simulated = new Ticker(prompt, PARTITIONS);

    assertThat(simulated.tickAt(5_000, Duration.ofSeconds(10))).isTrue();

    assertThat(prompt.history()).hasSize(3).allMatch(record -> record.timestamp() == 5_000);
    assertThat(ticker.tickAt(5_000, Duration.ofMillis(50))).as("nobody answers").isFalse();
  }
}
