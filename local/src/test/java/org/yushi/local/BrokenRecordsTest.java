package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.done;
import static org.yushi.local.Command.json;
import static org.yushi.local.Command.jsonLines;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand seeded broken records among good ones. */
class BrokenRecordsTest {
  private static final int OF_EACH = 125;
  private static final String NUMBER = "110101199003070011";

  @TempDir Path folder;

  /** One way to break a good line, and what the reason must name. */
  private record Breakage(String names, Function<Random, String> line) {}

  private static final List<Breakage> BREAKAGES =
      List.of(
          new Breakage("JSON", random -> good(random).substring(0, 20 + random.nextInt(60))),
          new Breakage(
              "expected a value",
              random -> {
                String[] fields = {"eventId", "caseId", "type", "occurredAt"};
                String field = fields[random.nextInt(fields.length)];
                return good(random).replace('"' + field + "\":", "\"not" + field + "\":");
              }),
          new Breakage(
              "sourceSeq: expected a whole number",
              random -> with(random, "\"sourceSeq\":\"" + NUMBER + "\"")),
          new Breakage("place: expected one of", random -> with(random, "\"place\":\"MOON\"")),
          new Breakage(
              "occurredAt: expected a time from 1990 to 2100",
              random -> good(random).replace("2026-", (1000 + random.nextInt(900)) + "-")),
          new Breakage(
              "occurredAt: expected ISO-8601",
              random -> good(random).replace("2026-03", "2026-1" + (3 + random.nextInt(6)))),
          new Breakage(
              "reason: expected at most",
              random -> with(random, "\"reason\":\"" + "x".repeat(1 << 20) + "\"")),
          new Breakage(
              "days: expected",
              random -> with(random, "\"days\":\"x\",\"reason\":\"身份证" + NUMBER + "本人\"")));

  private static String good(Random random) {
    return with(random, "\"handler\":\"h" + random.nextInt(9) + "\"");
  }

  private static String with(Random random, String field) {
    int id = random.nextInt(1_000_000);
    return CountyEvents.line("broken-" + id, 1, "ACCEPTED", 2, "10:00", field);
  }

  private Path replay(String name, List<String> lines) throws IOException {
    Path events = Files.write(folder.resolve(name + ".jsonl"), lines);
    Path out = folder.resolve(name);
    done("replay", "--events", events, "--as-of", CountyEvents.AS_OF, "--out", out);
    return out;
  }

  @Test
  void areRejectedWithTheirReasonAndChangeNothingElse() throws IOException {
    List<String> good = CountyEvents.lines();
    List<String> all = new ArrayList<>(good);
    Random random = new Random(2026);
    for (Breakage breakage : BREAKAGES) {
      for (int i = 0; i < OF_EACH; i++) {
        all.add(breakage.line().apply(random));
      }
    }
    Collections.shuffle(all, random);

    Path clean = replay("clean", good);
    Path broken = replay("broken", all);

    assertThat(broken.resolve("alerts.jsonl"))
        .hasSameTextualContentAs(clean.resolve("alerts.jsonl"));
    assertThat(broken.resolve("revisions.jsonl"))
        .hasSameTextualContentAs(clean.resolve("revisions.jsonl"));
    List<JsonNode> rejected = jsonLines(broken.resolve("rejected.jsonl"));
    assertThat(rejected).hasSize(BREAKAGES.size() * OF_EACH);
    for (Breakage breakage : BREAKAGES) {
      assertThat(rejected)
          .filteredOn(each -> each.path("reason").asText().contains(breakage.names()))
          .as(breakage.names())
          .hasSizeGreaterThanOrEqualTo(OF_EACH);
    }
    assertThat(Files.readString(broken.resolve("rejected.jsonl"))).doesNotContain(NUMBER);
    JsonNode summary = json(broken.resolve("summary.json"));
    assertThat(summary.path("received").asLong())
        .isEqualTo(
            summary.path("judged").asLong()
                + summary.path("duplicate").asLong()
                + summary.path("rejected").asLong()
                + summary.path("waiting").asLong());
  }

  @Test
  void aGoodEventWithAnIdNumberInItsTextIsKeptAndMasked() throws IOException {
    List<String> lines = new ArrayList<>(CountyEvents.lines());
    lines.add(
        CountyEvents.line(
            "case-1", 9, "SENT_AWAY", 3, "09:30", "\"reason\":\"" + NUMBER + " 请到局里办\""));

    Path out = replay("masked", lines);

    assertThat(Files.readString(out.resolve("revisions.jsonl")))
        .contains("SENT_AWAY", "****************** 请到局里办")
        .doesNotContain(NUMBER);
    assertThat(json(out.resolve("summary.json")).path("masked").asLong()).isEqualTo(1);
    assertThat(json(out.resolve("summary.json")).path("rejected").asLong()).isZero();
  }

  @Test
  void numbersBehindJsonEscapesAreMaskedInWhatIsRejected() throws IOException {
    List<String> lines = new ArrayList<>(CountyEvents.lines());
    lines.add(with(new Random(1), "\"place\":\"MOON\",\"reason\":\"\\u53f7" + NUMBER + "\""));
    lines.add(with(new Random(2), "\"place\":\"MOON\",\"reason\":\"\\u8bc1110101900307001\""));

    Path out = replay("escaped", lines);

    assertThat(Files.readString(out.resolve("rejected.jsonl")))
        .contains("***")
        .doesNotContain(NUMBER)
        .doesNotContain("110101900307001");
  }
}
