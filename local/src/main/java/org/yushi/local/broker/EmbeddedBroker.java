package org.yushi.local.broker;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.yushi.local.files.FolderLock;
import org.yushi.local.ports.FreePorts;

/**
 * A real Kafka broker of one node in this process, on 127.0.0.1 only.
 *
 * <p>Topics are not created by themselves, and records bear the time at which the broker appended
 * them unless a topic says otherwise. What it was told outlives it: a broker in the same folder
 * knows it again. Close those that use the broker before the broker. A fault of its disk ends the
 * whole process; that is Kafka's own way.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          entry("log.message.timestamp.type", "LogAppendTime"),
          entry("auto.create.topics.enable", "false"),
          entry("transaction.max.timeout.ms", "60000"),
          entry("offsets.topic.replication.factor", "1"),
          entry("offsets.topic.num.partitions", "1"),
          entry("transaction.state.log.replication.factor", "1"),
          entry("transaction.state.log.min.isr", "1"),
          entry("transaction.state.log.num.partitions", "1"),
          entry("share.coordinator.state.topic.replication.factor", "1"),
          entry("share.coordinator.state.topic.min.isr", "1"),
          entry("share.coordinator.state.topic.num.partitions", "1"),
          entry("group.initial.rebalance.delay.ms", "0"),
          entry("log.cleaner.dedupe.buffer.size", "2097152"));

  private final Path folder;
  private final int port = FreePorts.next();
  private final int controllerPort = FreePorts.otherThan(port);
  private @Nullable FolderLock lock;
  private @Nullable KafkaRaftServer server;

  private EmbeddedBroker(Path folder) {
    this.folder = folder;
  }

  /**
   * A running broker that keeps its records in the folder, on ports of its own choice.
   *
   * @param folder is created if missing
   * @throws UncheckedIOException if the folder cannot be written
   * @throws IllegalStateException if the broker cannot start, for instance because another one is
   *     using the folder
   */
  public static EmbeddedBroker in(Path folder) {
    for (int attempt = 1; ; attempt++) {
      EmbeddedBroker broker = new EmbeddedBroker(folder.toAbsolutePath());
      try {
        broker.start();
        return broker;
      } catch (IllegalStateException failure) {
        boolean outrun = !FreePorts.isFree(broker.port) || !FreePorts.isFree(broker.controllerPort);
        if (!outrun || attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  /**
   * How it differs from Kafka's own defaults, for another broker of one node that shall be alike.
   */
  public static Map<String, String> settings() {
    return SETTINGS;
  }

  /** Where clients find it, {@code 127.0.0.1:PORT}; the same after every restart. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /**
   * Starts a stopped broker again, on the same ports, with all that it was told before. Does
   * nothing if it runs.
   *
   * @throws IllegalStateException if it cannot start, for instance because a port was taken
   *     meanwhile; it may be tried again
   */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    for (int needed : List.of(port, controllerPort)) {
      if (!FreePorts.isFree(needed)) {
        throw new IllegalStateException(
            "The embedded Kafka broker in "
                + folder
                + " needs port "
                + needed
                + ", which is taken");
      }
    }
    // Kafka has such a lock of its own, but ends the process that does not get it.
    lock = FolderLock.of(folder);
    KafkaRaftServer starting = null;
    try {
      Properties properties = properties();
      format(properties);
      starting = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
      within("start", starting::startup);
      server = starting;
    } catch (RuntimeException failure) {
      try {
        release(starting);
      } catch (RuntimeException another) {
        failure.addSuppressed(another);
      }
      throw failure;
    }
  }

  /**
   * Stops it in good order. Clients wait and find it again after {@link #start}. Does nothing if it
   * does not run.
   *
   * @throws IllegalStateException if it has not stopped after a minute
   */
  public synchronized void stop() {
    KafkaRaftServer running = server;
    server = null;
    release(running);
  }

  /** Stops it; its folder stays. */
  @Override
  public void close() {
    stop();
  }

  private void release(@Nullable KafkaRaftServer running) {
    try {
      if (running != null) {
        within("stop", running::shutdown);
      }
    } finally {
      if (lock != null) {
        lock.close();
        lock = null;
      }
    }
  }

  private void within(String what, Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (Throwable failure) {
                done.completeExceptionally(failure);
              }
            },
            "embedded-broker-" + what);
    thread.setDaemon(true);
    thread.start();
    String problem = "The embedded Kafka broker in " + folder + " did not " + what;
    try {
      done.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(problem + ": " + failure.getCause(), failure.getCause());
    } catch (TimeoutException late) {
      throw new IllegalStateException(problem + " within " + LIMIT.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem + ": interrupted", interrupted);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.setProperty("log.dirs", logs().toString());

    properties.putAll(SETTINGS);
    return properties;
  }

  private Path logs() {
    return folder.resolve("logs");
  }

  /** A second formatting would give the folder another cluster id, and the broker would refuse. */
  private void format(Properties properties) {
    if (Files.exists(logs().resolve("meta.properties"))) {
      return;
    }
    try {
      Path file = folder.resolve("broker.properties");
      try (var writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
      int exitCode =
          StorageTool.execute(
              new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      if (exitCode != 0) {
        throw new IllegalStateException("Kafka's storage tool did not format " + logs());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
