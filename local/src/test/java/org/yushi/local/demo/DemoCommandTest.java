package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
  private final StringWriter printed = new StringWriter();

  @TempDir private Path out;

  /** A replay that finds what was planted, less some of it. */
  private static ReplayRunner findingAllBut(int missed) {
    return (events, rulebook, asOf, out) -> {
      List<String> truth = Files.readAllLines(out.resolve("truth.jsonl"));
      Files.write(out.resolve("alerts.jsonl"), truth.subList(missed, truth.size()));
    };
  }

  private int run(ReplayRunner replay, String... more) {
    CommandLine demo = new CommandLine(new DemoCommand(replay));
    demo.setOut(new PrintWriter(printed)).setErr(new PrintWriter(printed));
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--out";
    arguments[1] = out.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return demo.execute(arguments);
  }

  @Test
  void endsWithZeroIfAllIsFoundAsPlanted() {
    int exit = run(findingAllBut(0), "--seed", "7");

    assertThat(exit).isZero();
    assertThat(printed.toString()).contains("规则 rule", "办件超期 overdue", "合计 total");
    assertThat(out).isDirectoryContaining("glob:**/events.jsonl");
    assertThat(out).isDirectoryContaining("glob:**/cases.jsonl");
  }

  @Test
  void endsWithOneAndSaysWhatIsMissing() {
    int exit = run(findingAllBut(2), "--seed", "7");

    assertThat(exit).isEqualTo(1);
    assertThat(printed.toString()).contains("不一致 differences: 2", "找到 found: —");
  }

  @Test
  void endsWithThreeIfTheReplayFails() {
    ReplayRunner failing =
        (events, rulebook, asOf, out) -> {
          throw new IOException("no room");
        };

    assertThat(run(failing)).isEqualTo(3);
  }

  @Test
  void anAlertFileOfAnEarlierRunIsNotTakenForAResult() throws IOException {
    run(findingAllBut(0));

    assertThat(run((events, rulebook, asOf, out) -> {})).isEqualTo(3);
  }

  @Test
  void printsJson() throws IOException {
    int exit = run(findingAllBut(1), "--json");

    JsonNode result = new ObjectMapper().readTree(printed.toString());
    assertThat(exit).isEqualTo(1);
    assertThat(result.path("same").asBoolean()).isFalse();
    assertThat(result.path("rules")).hasSize(8);
    assertThat(result.path("differences")).hasSize(1);
    assertThat(result.path("differences").get(0).has("expected")).isTrue();
  }

  @Test
  void helpSpeaksBothLanguages() {
    assertThat(run(findingAllBut(0), "--help")).isZero();
    assertThat(printed.toString()).contains("真值", "planted", "--seed", "Exit codes");
  }
}
