package org.yushi.local.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program on the class path of the tests, in a process of its own, which can be killed. */
public final class JavaProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Process process;
  private final Path output;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code yushi serve}, and returns when it says that it judges. */
  static JavaProcess judging(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(folder, environment, "org.yushi.local.Yushi", "serve", arguments)
        .awaiting("Judging");
  }

  /** Starts {@code yushi ledger}, and returns when it says that it keeps it. */
  static JavaProcess keeping(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(folder, environment, "org.yushi.local.Yushi", "ledger", arguments)
        .awaiting("Keeping");
  }

  /** Starts a program. */
  public static JavaProcess start(
      Path folder, Map<String, String> environment, String main, String first, String... more)
      throws IOException {
    Path output = Files.createTempFile(folder, "process-", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx700m",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + folder));
    command.addAll(List.of("-cp", classPath(), main, first));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new JavaProcess(builder.start(), output);
  }

  /** Waits until it has said this. */
  public JavaProcess awaiting(String words) {
    await(words + ", of a process of its own")
        .atMost(LIMIT)
        .until(() -> output().contains(words) || !process.isAlive());
    assertThat(process.isAlive()).as(output()).isTrue();
    return this;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** What it has said so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kill -9. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until it ends by itself; returns the exit code. */
  int ended() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  /** SIGTERM, as an operating system would; returns the exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
