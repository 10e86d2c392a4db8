package org.yushi.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.ports.FreePorts;

/** A broker that is stopped, started and closed. */
class EmbeddedBrokerTest {
  private static final String TOPIC = "case-events";

  @TempDir Path folder;

  @Test
  void whatItWasToldOutlivesARestartAndABrokerOfTheSameFolder() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.in(folder)) {
      String bootstrap = broker.bootstrap();
      createTopic(bootstrap);
      send(bootstrap, "受理");

      broker.stop();
      assertThat(FreePorts.isFree(portOf(bootstrap))).isTrue();
      broker.start();

      assertThat(broker.bootstrap()).isEqualTo(bootstrap);
      send(bootstrap, "办结");
      assertThat(values(read(bootstrap, 2))).containsExactly("受理", "办结");
    }

    try (EmbeddedBroker another = EmbeddedBroker.in(folder)) {
      assertThat(values(read(another.bootstrap(), 2))).containsExactly("受理", "办结");
    }
  }

  @Test
  void theBrokerSaysWhenARecordCameNotItsSender() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.in(folder)) {
      createTopic(broker.bootstrap());
      Instant before = Instant.now();

      send(broker.bootstrap(), "back-dated");

      ConsumerRecord<String, String> record = read(broker.bootstrap(), 1).get(0);
      assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
      assertThat(Instant.ofEpochMilli(record.timestamp()))
          .isBetween(before.minusMillis(1), Instant.now());
    }
  }

  @Test
  void aTopicThatNobodyCreatedDoesNotExist() {
    try (EmbeddedBroker broker = EmbeddedBroker.in(folder);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("unheard-of")).allTopicNames().get())
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void nothingOfItRunsAfterItIsClosed() {
    Set<Thread> before = threads();

    EmbeddedBroker broker = EmbeddedBroker.in(folder);
    assertThat(threads()).as("a running broker has threads").hasSizeGreaterThan(before.size() + 5);
    broker.close();
    broker.close();

    assertThat(threads()).isSubsetOf(before);
    assertThat(FreePorts.isFree(portOf(broker.bootstrap()))).isTrue();
  }

  @Test
  void aFolderInUseIsRefused() {
    try (EmbeddedBroker broker = EmbeddedBroker.in(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.in(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString());

      broker.stop();
      try (EmbeddedBroker heir = EmbeddedBroker.in(folder)) {
        assertThatThrownBy(broker::start).isInstanceOf(IllegalStateException.class);
        assertThat(heir.bootstrap()).isNotEqualTo(broker.bootstrap());
      }
    }
  }

  @Test
  void aPortTakenMeanwhileIsAnErrorAndNotForEver() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.in(folder)) {
      broker.stop();
      int port = portOf(broker.bootstrap());
      try (var somebodyElse = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(somebodyElse.isBound()).isTrue();
        assertThatThrownBy(broker::start)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(String.valueOf(port));
      }

      broker.start();

      createTopic(broker.bootstrap());
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static int portOf(String bootstrap) {
    return Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1));
  }

  private static void createTopic(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  /** Sends it with the year 1970 as its time. */
  private static void send(String bootstrap, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, 0, 0L, "key", value)).get();
    }
  }

  private static List<ConsumerRecord<String, String>> read(String bootstrap, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Instant limit = Instant.now().plusSeconds(30);
      while (records.size() < count && Instant.now().isBefore(limit)) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<String> values(List<ConsumerRecord<String, String>> records) {
    return records.stream().map(ConsumerRecord::value).toList();
  }
}
