package org.yushi.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.yushi.local.observe.Prometheus;

/** The Prometheus that watches a demo, or none. */
final class DemoObserver implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      global:
        scrape_interval: 1s
      scrape_configs:
        - job_name: yushi
          static_configs:
            - targets: ["127.0.0.1:%d"]
      """;

  private final @Nullable Prometheus prometheus;
  private final String note;

  private DemoObserver(@Nullable Prometheus prometheus, String note) {
    this.prometheus = prometheus;
    this.note = note;
  }

  /** Nobody watches. */
  static DemoObserver none() {
    return new DemoObserver(null, "");
  }

  /**
   * Starts it where it is installed. It keeps what it saw in a folder of the demo.
   *
   * @param port where the demo tells its metrics
   */
  static DemoObserver of(int port, Path out) throws IOException, InterruptedException {
    Optional<Path> program = Prometheus.installed();
    if (program.isEmpty()) {
      return new DemoObserver(
          null, "未安装 Prometheus，演示照常 Prometheus is not installed; the demo runs without it");
    }
    Path folder = out.resolve("prometheus");
    FileUtils.deleteDirectory(folder.toFile());
    Prometheus started =
        Prometheus.start(
            program.get(), Files.createDirectories(folder), CONFIGURATION.formatted(port));
    return new DemoObserver(
        started, "Prometheus: " + started.address() + "（随演示结束 ends with the demo）");
  }

  /** One line that says where it is, or why it is not; empty if nobody asked. */
  String note() {
    return note;
  }

  @Override
  public void close() {
    if (prometheus != null) {
      prometheus.close();
    }
  }
}
