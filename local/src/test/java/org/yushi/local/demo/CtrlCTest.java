package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.local.Yushi;

/** The demo as a process of its own, without a terminal, stopped in the middle. */
class CtrlCTest {
  @TempDir private Path temporary;
  @TempDir private Path out;

  private Process start() throws IOException {
    List<String> words = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // Whoever runs the tests in the background has made them ignore signals.
      words.addAll(List.of("env", "--default-signal=INT,HUP"));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(words::add);
    words.addAll(
        List.of(
            "-Xmx1g",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Yushi.class.getName(),
            "demo",
            "--minutes",
            "10",
            "--out",
            out.toString()));
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  private static void awaitLine(BufferedReader from, String beginning) throws IOException {
    List<String> read = new ArrayList<>();
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      read.add(line);
      if (line.startsWith(beginning)) {
        return;
      }
    }
    throw new AssertionError("expected a line that begins with " + beginning + ", found " + read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "HUP"})
  void endsInOrderAndLeavesNothingBehind(String signal) throws Exception {
    Process demo = start();
    try (BufferedReader printed = demo.inputReader()) {
      awaitLine(printed, "没有终端，逐行输出 No terminal: plain lines.");
      awaitLine(printed, "2026-03-09");

      new ProcessBuilder("kill", "-" + signal, String.valueOf(demo.pid())).start().waitFor();

      awaitLine(printed, "已中断，未对照 Stopped, nothing compared.");
      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).isEqualTo(130);
      assertThat(filesOtherThanTheJvms()).isEmpty();
    } finally {
      demo.destroyForcibly();
    }
  }

  private List<Path> filesOtherThanTheJvms() throws IOException {
    try (Stream<Path> all = Files.walk(temporary)) {
      return all.filter(file -> !file.equals(temporary))
          .filter(file -> !file.toString().contains("hsperfdata"))
          .toList();
    }
  }
}
