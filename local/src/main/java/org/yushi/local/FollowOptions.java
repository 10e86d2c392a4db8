package org.yushi.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.yushi.local.follow.FolderToTopic;
import picocli.CommandLine.Option;

/** The options of {@code import --follow}. */
final class FollowOptions {
  @Option(
      names = "--follow",
      paramLabel = "DIR",
      required = true,
      description =
          "看守文件夹，把投放的文件送往 Kafka follow a folder: bring every file dropped into it to a topic")
  private Path folder = Path.of("");

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      required = true,
      description = "主题 topic for the events; its broker must set the time (LogAppendTime)")
  private String topic = "";

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka 服务器 Kafka broker, or several with commas")
  private String bootstrap = "";

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = "Kafka 客户端设置 properties of the Kafka client, such as security.protocol")
  private @Nullable Path client;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "进度与拒收的行 where progress and rejected rows are kept (default: DIR/.yushi)")
  private @Nullable Path state;

  @Option(
      names = "--ok",
      paramLabel = "SUFFIX",
      description =
          "有 NAME+SUFFIX 才取 take a file only when NAME+SUFFIX lies beside it, such as .ok;"
              + " else when two looks found the same size and time")
  private @Nullable String mark;

  @Option(
      names = "--poll",
      paramLabel = "PT2S",
      defaultValue = "PT2S",
      description = "间隔 time from one look to the next (default: ${DEFAULT-VALUE})")
  private Duration poll = Duration.ofSeconds(2);

  @Option(names = "--once", description = "取完即止 take what is complete, and end")
  private boolean once;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = "Prometheus 指标端口 port for metrics at /metrics; 0 = any that is free")
  private @Nullable Integer metricsPort;

  /** Whether to end when all that is complete has been taken. */
  boolean once() {
    return once;
  }

  /**
   * The settings, checked as far as they can be without a broker.
   *
   * @throws InputException if they cannot be used
   */
  FolderToTopic.Settings settings() {
    if (!Files.isDirectory(folder)) {
      throw new InputException("--follow: 没有这个文件夹 no such folder: " + folder);
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new InputException("--poll: 应大于零 expected more than zero, such as PT2S, found " + poll);
    }
    if (mark != null && (mark.isBlank() || mark.contains("/"))) {
      throw new InputException("--ok: 应为文件名的结尾 expected the end of a name, such as .ok");
    }
    return new FolderToTopic.Settings(
        folder,
        state != null ? state : folder.resolve(".yushi"),
        mark,
        poll,
        topic,
        bootstrap,
        client,
        metricsPort);
  }
}
