package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.PlantedAlert;
import org.yushi.local.county.SeenRevision;
import picocli.CommandLine;

/** What the command says and how it ends, with something else than the job behind it. */
class DemoCommandTest {
  private final StringWriter printed = new StringWriter();

  @TempDir private Path out;

  /** A run that finds what was planted, less some of it. */
  private static CountyRun findingAllBut(int missed) {
    return (county, out) -> {
      AlertHistory history = new AlertHistory();
      List<PlantedAlert> truth = county.truth();
      for (int i = missed; i < truth.size(); i++) {
        history.add(
            new SeenRevision(
                "alert-" + i,
                1,
                "RAISED",
                county.asOf(),
                truth.get(i).facts(),
                truth.get(i).facts().from(),
                "",
                "",
                "",
                ""));
      }
      return history;
    };
  }

  private int run(CountyRun behind, String... more) {
    CommandLine demo = new CommandLine(new DemoCommand(behind));
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
    assertThat(out).isDirectoryContaining("glob:**/truth.jsonl");
    assertThat(out).isDirectoryContaining("glob:**/cases.jsonl");
  }

  @Test
  void endsWithOneAndSaysWhatIsMissing() {
    int exit = run(findingAllBut(2), "--seed", "7");

    assertThat(exit).isEqualTo(1);
    assertThat(printed.toString()).contains("不一致 differences: 2", "找到 found: —");
  }

  @Test
  void endsWithThreeIfTheRunFails() {
    CountyRun failing =
        (county, out) -> {
          throw new IOException("no room");
        };

    assertThat(run(failing)).isEqualTo(3);
  }

  @Test
  void endsWith130AndComparesNothingIfItIsStopped() {
    CountyRun stopped =
        (county, out) -> {
          throw new StoppedException();
        };

    assertThat(run(stopped)).isEqualTo(130);
    assertThat(printed.toString()).contains("Stopped").doesNotContain("合计");
  }

  @Test
  void timeDoesNotGoBackwards() {
    assertThat(run(findingAllBut(0), "--minutes", "-1")).isEqualTo(2);
    assertThat(printed.toString()).contains("--minutes", "expected 0 or more, found -1");
  }

  @Test
  void printsJson() throws IOException {
    int exit = run(findingAllBut(1), "--json");

    JsonNode result = new ObjectMapper().readTree(printed.toString());
    assertThat(exit).isEqualTo(1);
    assertThat(result.path("same").asBoolean()).isFalse();
    assertThat(result.path("rules")).hasSize(9);
    assertThat(result.path("differences")).hasSize(1);
    assertThat(result.path("differences").get(0).has("expected")).isTrue();
  }

  @Test
  void helpSpeaksBothLanguages() {
    assertThat(run(findingAllBut(0), "--help")).isZero();
    assertThat(printed.toString()).contains("真值", "planted", "--seed", "--observe", "Exit codes");
  }
}
