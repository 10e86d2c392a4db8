package org.yushi.supervision.live;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a live run is set up. Delivery is at-least-once with byte-identical repeats; that is not a
 * setting.
 *
 * @param client properties of every Kafka client: bootstrap.servers, security
 * @param topics what each topic is called
 * @param group the consumer group under which read positions are shown; no run resumes from them
 * @param clock what tells supervision time
 * @param ticking whether the job itself writes ticks
 * @param tickInterval time between ticks: an upper bound of how late a deadline fires in silence
 * @param alarmAfter age of the clock from which on the log says why
 * @param parallelism subtasks per station; a topic is read by at most as many as it has partitions
 * @param watermarkInterval how often the passed time is sent on
 * @param bufferTimeout how long a record may wait between two stations
 * @param checkpointInterval time between checkpoints
 * @param metricsPort port or range of ports for Prometheus, such as 9249-9260; empty for none
 */
public record LiveSettings(
    Map<String, String> client,
    TopicNames topics,
    String group,
    Clock clock,
    boolean ticking,
    Duration tickInterval,
    Duration alarmAfter,
    int parallelism,
    Duration watermarkInterval,
    Duration bufferTimeout,
    Duration checkpointInterval,
    String metricsPort) {

  /** What tells supervision time. */
  public enum Clock {
    /** The time at which the broker appended a record: the supervised cannot choose it. */
    APPEND,
    /** The time that the producer wrote on a record: for demonstrations and tests only. */
    PAYLOAD
  }

  /** Checks what one setting means to another. */
  public LiveSettings {
    client = Map.copyOf(client);
    if (client.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
      throw new IllegalArgumentException("bootstrap.servers: expected host:port, found nothing");
    }
    if (clock == Clock.PAYLOAD && ticking) {
      throw new IllegalArgumentException(
          "clock PAYLOAD: whoever writes the records has to tick; expected the job's ticker off");
    }
    positive("tick interval", tickInterval);
    positive("alarm after", alarmAfter);
    positive("watermark interval", watermarkInterval);
    positive("checkpoint interval", checkpointInterval);
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism: expected 1 or more, found " + parallelism);
    }
  }

  private static void positive(String setting, Duration duration) {
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException(
          setting + ": expected a millisecond or more, found " + duration);
    }
  }

  /** The addresses of the brokers, for messages. */
  String address() {
    return client.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "");
  }

  /** Settings with the usual values. */
  public static Builder of(String bootstrapServers, TopicNames topics) {
    return new Builder(bootstrapServers, topics);
  }

  /** Collects settings that differ from the usual values. */
  public static final class Builder {
    private final Map<String, String> client = new TreeMap<>();
    private final TopicNames topics;
    private String group = "yushi";
    private Clock clock = Clock.APPEND;
    private boolean ticking = true;
    private Duration tickInterval = Duration.ofSeconds(1);
    private Duration alarmAfter = Duration.ofSeconds(10);
    private int parallelism = 2;
    private Duration watermarkInterval = Duration.ofMillis(50);
    private Duration bufferTimeout = Duration.ofMillis(10);
    private Duration checkpointInterval = Duration.ofSeconds(10);
    private String metricsPort = "";

    private Builder(String bootstrapServers, TopicNames topics) {
      this.topics = topics;
      client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    /** A property of every Kafka client, such as security.protocol. */
    public Builder client(String property, String value) {
      client.put(property, value);
      return this;
    }

    /** Another consumer group than {@code yushi}. */
    public Builder group(String value) {
      group = value;
      return this;
    }

    /** Supervision time is what producers write; somebody else ticks. */
    public Builder payloadClock() {
      clock = Clock.PAYLOAD;
      ticking = false;
      return this;
    }

    /** Whether the job itself ticks, and how often. */
    public Builder ticker(boolean on, Duration interval) {
      ticking = on;
      tickInterval = interval;
      return this;
    }

    /** Another age of the clock than 10 s from which on the log says why. */
    public Builder alarmAfter(Duration value) {
      alarmAfter = value;
      return this;
    }

    /** Another number of subtasks than 2. */
    public Builder parallelism(int value) {
      parallelism = value;
      return this;
    }

    /** Other latencies inside the job than 50 ms and 10 ms. */
    public Builder latency(Duration watermarks, Duration buffers) {
      watermarkInterval = watermarks;
      bufferTimeout = buffers;
      return this;
    }

    /** Another time between checkpoints than 10 s. */
    public Builder checkpointInterval(Duration value) {
      checkpointInterval = value;
      return this;
    }

    /** A port, or a range of ports, for Prometheus. */
    public Builder metricsPort(String value) {
      metricsPort = value;
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if they cannot be meant so, naming the setting
     */
    public LiveSettings build() {
      return new LiveSettings(
          client,
          topics,
          group,
          clock,
          ticking,
          tickInterval,
          alarmAfter,
          parallelism,
          watermarkInterval,
          bufferTimeout,
          checkpointInterval,
          metricsPort);
    }
  }
}
