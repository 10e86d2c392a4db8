package org.yushi.local.services;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import org.yushi.local.broker.EmbeddedBroker;

/** A broker in a container of its own, on a port that stays the same. */
final class ContainerKafka implements KafkaBroker {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int PORT_INSIDE = 9092;

  /** The broker is a child of the container's first process, which passes no signal on. */
  private static final String TERMINATE =
      "kill -TERM $(grep -lx java /proc/[0-9]*/comm | cut -d/ -f3)";

  private final String image;
  private final KafkaContainer container;
  private boolean running;

  private ContainerKafka(String image) {
    this.image = image;
    this.container =
        new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
  }

  static ContainerKafka launched(String image) {
    ContainerKafka kafka = new ContainerKafka(image);
    EmbeddedBroker.settings()
        .forEach((name, value) -> kafka.container.withEnv(variable(name), value));
    FixedPort.publish(kafka.container, PORT_INSIDE);
    kafka.container.withStartupTimeout(LIMIT).start();
    kafka.running = true;
    return kafka;
  }

  /** The variable of an apache/kafka image that stands for a setting of the broker. */
  private static String variable(String setting) {
    return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  @Override
  public String bootstrap() {
    return container.getBootstrapServers();
  }

  @Override
  public void stop() {
    if (!running) {
      return;
    }
    running = false;
    try {
      container.execInContainer("sh", "-c", TERMINATE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Kafka stops", interrupted);
    }
    docker()
        .waitContainerCmd(container.getContainerId())
        .start()
        .awaitStatusCode(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void start() {
    if (running) {
      return;
    }
    docker().startContainerCmd(container.getContainerId()).exec();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()))) {
      admin.describeCluster().clusterId().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("Kafka did not come back in its container", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Kafka starts", interrupted);
    }
    running = true;
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  @Override
  public void close() {
    container.stop();
  }

  @Override
  public String toString() {
    return "container " + image;
  }
}
