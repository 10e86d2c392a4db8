package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.local.Command.Result;

/** What people meet when something is wrong with what they gave. */
class ExitCodesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "replay", "import", "rulebook", "explain x"})
  void wrongUseEndsWithTwo(String words) {
    assertThat(yushi((Object[]) words.split(" ")).exitCode()).isEqualTo(2);
  }

  @Test
  void helpEndsWithNought() {
    assertThat(yushi("--help").exitCode()).isZero();
    assertThat(yushi("replay", "--help").out()).contains("--as-of", "Example");
  }

  private Result replay(Path events, Path out) {
    return yushi("replay", "--events", events, "--as-of", CountyEvents.AS_OF, "--out", out);
  }

  @Test
  void aBrokenZipIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("events.jsonl.gz"), "no zip");

    Result result = replay(broken, folder.resolve("out"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("events.jsonl.gz", "no gzip file").doesNotContain("\tat ");
  }

  @Test
  void everyWrongSettingOfTheDeskComesAtOnce() throws IOException {
    Path wrong =
        Files.writeString(
            folder.resolve("desk.yaml"),
            """
            kafka: {bootstrap: "localhost:9092"}
            ledger: {database: ledger}
            mail: {host: localhost, port: 25, from: nobody}
            letters: {budget: -3}
            """);

    Result result = yushi("desk", "--config", wrong);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "desk.yaml cannot be used:",
            "\n  mail.from（第 3 行 line 3）",
            "\n  letters.budget（第 4 行 line 4）")
        .doesNotContain("\tat ");
  }

  @Test
  void anOutputFolderThatIsAFileIsNamed() throws IOException {
    Path events = Files.write(folder.resolve("events.jsonl"), CountyEvents.lines());

    Result result = replay(events, events);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("expected a folder");
  }

  @Test
  void aFileThatFlinkWouldTakeForHiddenIsReadAllTheSame() throws IOException {
    Path events = Files.write(folder.resolve("_events.jsonl"), CountyEvents.lines());

    replay(events, folder.resolve("out"));

    assertThat(Command.json(folder.resolve("out/summary.json")).path("received").asInt())
        .isEqualTo(CountyEvents.lines().size());
  }

  @Test
  void everyErrorOfARulebookComesAtOnce() throws IOException {
    Path county = Path.of("..", "rules", "rulebooks", "county");
    Path copy = folder.resolve("mine");
    try (var files = Files.walk(county)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(county.relativize(file).toString()));
      }
    }
    replace(
        copy.resolve("rules/overdue/overdue.drl"), "promiseDue < endedAt", "promiseDu < endedAt");
    replace(copy.resolve("rules/same-day/same-day.drl"), "then", "the");
    replace(copy.resolve("items.csv"), "3wd,15wd", "ten,15wd");

    Result result = yushi("rulebook", "check", copy);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("items.csv:2: promised", "overdue.drl:", "promiseDu", "same-day.drl:");
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
  }
}
