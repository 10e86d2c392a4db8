package org.yushi.local.services;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A real Kafka broker of one node, with the settings of the embedded one wherever it runs. */
public final class KafkaService implements Service {
  private final KafkaBroker broker;
  private final Admin admin;
  private final AtomicInteger topics = new AtomicInteger();

  private KafkaService(KafkaBroker broker) {
    this.broker = broker;
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()));
  }

  static KafkaService launched() {
    return new KafkaService(
        ServiceVariant.launched(
            "Kafka", Images.KAFKA, ContainerKafka::launched, EmbeddedKafka::launched));
  }

  /** Where clients find it; the same after every restart. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** A client for questions and changes, closed with the service. */
  public Admin admin() {
    return admin;
  }

  /** A new topic with the broker's defaults; see {@link #newTopic(String, int, Map)}. */
  public String newTopic(String name, int partitions) {
    return newTopic(name, partitions, Map.of());
  }

  /**
   * A new topic. Tests share the broker, so a number is added to the name.
   *
   * @param config settings of the topic, as in {@code retention.ms=-1}
   * @return the name with its number
   */
  public String newTopic(String name, int partitions, Map<String, String> config) {
    String topic = name + "-" + topics.incrementAndGet();
    try {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(config)))
          .all()
          .get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("Topic " + topic + " was not created", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Topic " + topic + ": interrupted", interrupted);
    }
    return topic;
  }

  @Override
  public void stop() {
    broker.stop();
  }

  @Override
  public void start() {
    broker.start();
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
