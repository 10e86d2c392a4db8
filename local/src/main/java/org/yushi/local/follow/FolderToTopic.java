package org.yushi.local.follow;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.local.InputException;
import org.yushi.local.importing.Mapping;
import org.yushi.local.running.MetricsEndpoint;
import org.yushi.local.running.StopSignal;

/** What {@code import --follow} does, from its settings to its end. */
public final class FolderToTopic {
  private final Settings settings;
  private final Mapping mapping;
  private final FollowConsole console;
  private final StopSignal stop;

  /**
   * What the user chose.
   *
   * @param folder that the exchange drops files into
   * @param state folder for what must outlive the process
   * @param mark what the names of the files that mark others as complete end with; null = two looks
   *     decide
   * @param poll time from one look at the folder to the next
   * @param topic name of the topic
   * @param bootstrap HOST:PORT of a broker, or several
   * @param client file of further client properties; null = none
   * @param metricsPort where Prometheus finds the metrics; null = nowhere
   */
  public record Settings(
      Path folder,
      Path state,
      @Nullable String mark,
      Duration poll,
      String topic,
      String bootstrap,
      @Nullable Path client,
      @Nullable Integer metricsPort) {}

  /** A run that has not begun. */
  public FolderToTopic(Settings settings, Mapping mapping, FollowConsole console, StopSignal stop) {
    this.settings = settings;
    this.mapping = mapping;
    this.console = console;
    this.stop = stop;
  }

  /** Does some work with a follower. */
  private interface Work<T> {
    T with(Follower follower) throws IOException;
  }

  /**
   * Follows until asked to stop.
   *
   * @throws InputException if the settings do not fit the broker
   * @throws IOException if the state folder cannot be used
   */
  public void follow() throws IOException {
    run(
        follower -> {
          follower.follow();
          return true;
        });
  }

  /**
   * Takes what is complete, and ends.
   *
   * @return whether every complete file could be read
   * @throws InputException if the settings do not fit the broker
   * @throws IOException if a folder cannot be used
   */
  public boolean once() throws IOException {
    return run(Follower::once);
  }

  private boolean run(Work<Boolean> work) throws IOException {
    TopicClient client = new TopicClient(settings.topic(), settings.bootstrap(), settings.client());
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    FollowListener tell =
        new FollowListeners(List.of(console, new FollowMetrics(registry, Clock.systemUTC())));
    try (StateFolder state = new StateFolder(settings.state());
        MetricsEndpoint metrics = metrics(registry);
        EventTopic topic = client.open()) {
      if (metrics != null) {
        console.say("指标 metrics: http://localhost:%d/metrics".formatted(metrics.port()));
      }
      if (!isTopicRight(client, tell)) {
        return true;
      }
      console.say(
          "看守 following %s → %s @ %s, Ctrl-C 结束 ends"
              .formatted(settings.folder(), settings.topic(), settings.bootstrap()));
      DropFolder folder = new DropFolder(settings.folder(), settings.mark());
      return work.with(new Follower(folder, state, mapping, topic, settings.poll(), stop, tell));
    } finally {
      registry.close();
    }
  }

  private @Nullable MetricsEndpoint metrics(PrometheusMeterRegistry registry) {
    Integer port = settings.metricsPort();
    return port == null ? null : new MetricsEndpoint("--metrics-port", port, registry);
  }

  /** Waits for a broker that can be asked; false if asked to stop before. */
  private boolean isTopicRight(TopicClient client, FollowListener tell) {
    boolean held = false;
    while (!stop.isAsked()) {
      try {
        client.check();
        if (held) {
          tell.goesOn();
        }
        return true;
      } catch (TopicUnavailableException e) {
        held = true;
        tell.held(String.valueOf(e.getMessage()));
        stop.isAskedWithin(settings.poll());
      }
    }
    return false;
  }
}
