package org.yushi.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.yushi.local.ports.FreePorts;

/** What every test may expect of the Kafka that it is given, wherever it runs. */
@RealServices
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaServiceTest {
  private final KafkaService kafka;

  KafkaServiceTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  @Test
  void aRecordIsReadAsItWasWrittenAndStampedByTheBroker() throws Exception {
    String topic = kafka.newTopic("events", 2);
    Instant before = Instant.now();

    send(topic, 1, "你好");

    ConsumerRecord<String, String> record = read(topic, 1, 1).get(0);
    assertThat(record.value()).isEqualTo("你好");
    assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    assertThat(Instant.ofEpochMilli(record.timestamp()))
        .isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void recordsOutliveAStoppedBrokerAndClientsFindItAgain() throws Exception {
    String topic = kafka.newTopic("events", 1);
    String bootstrap = kafka.bootstrap();
    try (KafkaProducer<String, String> producer = producer()) {
      producer.send(new ProducerRecord<>(topic, "before")).get();

      kafka.stop();
      assertThat(FreePorts.isFree(port())).isTrue();
      kafka.start();

      assertThat(kafka.bootstrap()).isEqualTo(bootstrap);
      producer.send(new ProducerRecord<>(topic, "after")).get();
      assertThat(read(topic, 0, 2))
          .extracting(ConsumerRecord::value)
          .containsExactly("before", "after");
    }
  }

  @Test
  @Order(1)
  void aTestMayLeaveItStopped() {
    kafka.stop();
    kafka.stop();

    assertThat(FreePorts.isFree(port())).isTrue();
  }

  @Test
  @Order(2)
  void theNextTestFindsItRunning() throws Exception {
    assertThat(FreePorts.isFree(port())).isFalse();
    assertThat(kafka.admin().describeCluster().nodes().get()).hasSize(1);
  }

  @Test
  void topicsHaveTheSettingsAskedForAndNamesOfTheirOwn() throws Exception {
    String first = kafka.newTopic("case-events", 3, Map.of("retention.ms", "-1"));
    String second = kafka.newTopic("case-events", 3, Map.of("retention.ms", "-1"));

    assertThat(second).isNotEqualTo(first);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, first);
    var config = kafka.admin().describeConfigs(List.of(resource)).all().get().get(resource);
    assertThat(config.get("retention.ms").value()).isEqualTo("-1");
    var topics = kafka.admin().describeTopics(List.of(first)).allTopicNames().get();
    assertThat(topics.get(first).partitions()).hasSize(3);
  }

  private int port() {
    return Integer.parseInt(kafka.bootstrap().replaceAll(".*:", ""));
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new StringSerializer(),
        new StringSerializer());
  }

  /** Sends it with the year 1970 as its time. */
  private void send(String topic, int partition, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer()) {
      producer.send(new ProducerRecord<>(topic, partition, 0L, "key", value)).get();
    }
  }

  private List<ConsumerRecord<String, String>> read(String topic, int partition, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition from = new TopicPartition(topic, partition);
      consumer.assign(List.of(from));
      consumer.seekToBeginning(List.of(from));
      Instant limit = Instant.now().plusSeconds(30);
      while (records.size() < count && Instant.now().isBefore(limit)) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
