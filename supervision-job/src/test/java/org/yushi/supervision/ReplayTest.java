package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yushi.supervision.Events.AS_OF;
import static org.yushi.supervision.Events.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.alert.AlertId;
import org.yushi.alert.AlertWriter;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.EventType;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.SubjectRef;

/** The whole graph on a mini cluster. */
class ReplayTest {
  @TempDir Path folder;

  /** Cases that turn yellow and red, end, come back, are corrected; two at two ends. */
  private static List<CaseEvent> log() {
    String item = "\"item\":\"MKT-01\",\"window\":\"W01\",\"applicant\":\"abcd\"";
    List<CaseEvent> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = "case-" + i;
      String day = "2026-03-" + String.format("%02d", 2 + i % 4);
      String unit = i % 2 == 0 ? "\"place\":\"CENTRE\"" : "\"place\":\"DEPARTMENT\"";
      events.add(Events.event(id, EventType.ACCEPTED, day + "T1" + i % 5 + ":00", item, unit));
      events.add(Events.event(id, EventType.STEP_FINISHED, day + "T15:00"));
      if (i % 3 != 0) {
        events.add(
            Events.known(
                id,
                EventType.DECIDED,
                "2026-03-1" + i % 6 + "T10:00",
                "2026-03-2" + i % 6 + "T10:00"));
      }
    }
    return events;
  }

  private Path file(String name, List<CaseEvent> events) throws IOException {
    CaseEventWriter writer = new CaseEventWriter(Events.ZONE);
    return Files.write(folder.resolve(name), events.stream().map(writer::write).toList());
  }

  private List<String> replay(Path events, Instant asOf, int parallelism) throws Exception {
    Path out = Files.createTempDirectory(folder, "out");
    return replay(events, List.of(), asOf, parallelism, out);
  }

  private static List<String> replay(
      Path events, List<Path> actions, Instant asOf, int parallelism, Path out) throws Exception {
    Replay.run(
        List.of(events), actions, RulebookBundle.shipped("county"), asOf, out, parallelism, true);
    return lines(out.resolve(Replay.REVISIONS));
  }

  private static List<String> lines(Path parts) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(parts)) {
      for (Path part : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        lines.addAll(Files.readAllLines(part));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  @Test
  void isTheSameInAnyOrderTwiceOverAndInParallel() throws Exception {
    List<CaseEvent> events = log();
    List<String> once = replay(file("once.jsonl", events), AS_OF, 1);

    List<CaseEvent> twice = new ArrayList<>(events);
    twice.addAll(events);
    Collections.shuffle(twice, new Random(7));

    assertThat(once).hasSizeGreaterThan(40);
    assertThat(replay(file("twice.jsonl", twice), AS_OF, 2)).isEqualTo(once);
  }

  /** The graph in streaming mode, events in the order in which they became known. */
  @Test
  void isWhatTheStreamSaysLive() throws Exception {
    List<CaseEvent> events = new ArrayList<>(log());
    events.sort(java.util.Comparator.comparing(CaseEvent::knownAt));
    Path file = file("sorted.jsonl", events);
    Instant asOf = at("2026-03-22T10:00");

    assertThat(live(events, List.of(), asOf)).isEqualTo(replay(file, asOf, 2));
  }

  @Test
  void whatPeopleDidIsInTheThreadLiveAndReplayed() throws Exception {
    List<CaseEvent> events = new ArrayList<>(log());
    events.sort(java.util.Comparator.comparing(CaseEvent::knownAt));
    Instant asOf = at("2026-03-22T10:00");
    String late = AlertId.of("overdue", SubjectRef.ofCase("case-0"), "");
    List<String> acts =
        List.of(
            act("a1", late, "SIGN", "2026-03-06T09:00", "李四"),
            act("a1", late, "SIGN", "2026-03-06T09:05", "李四"),
            act("a2", late, "RESCIND", "2026-03-09T11:00", "周正"),
            act("a3", late, "UPHOLD", "2026-03-10T11:00", "何平"),
            act("a4", "00000000000000000000", "SIGN", "2026-03-10T11:00", "李四"),
            act("a5", late, "FORGET", "2026-03-10T12:00", "李四"));
    Path out = Files.createTempDirectory(folder, "out");

    List<String> replayed =
        replay(
            file("sorted.jsonl", events),
            List.of(Files.write(folder.resolve("acts.jsonl"), acts)),
            asOf,
            2,
            out);

    assertThat(replayed.stream().filter(line -> line.contains(late)))
        .extracting(
            line -> line.replaceAll(".*\"kind\":\"(\\w+)\",\"reason\":\"(\\w+)\".*", "$1 $2"))
        .containsSubsequence("RESTATED PERSON", "RETRACTED PERSON", "AGAIN PERSON");
    assertThat(lines(out.resolve(Replay.REJECTED)))
        .satisfiesExactly(
            refused -> assertThat(refused).contains("expected an alert that there is"),
            refused ->
                assertThat(refused).contains("one of [SIGN, EXPLAIN, UPHOLD, RESCIND, RELEASE]"));
    assertThat(live(events, acts, asOf)).isEqualTo(replayed);
  }

  private static String act(String id, String alert, String kind, String at, String by) {
    return "{\"actionId\":\"%s\",\"alertId\":\"%s\",\"act\":\"%s\",\"by\":\"%s\",\"reason\":\"核实\",\"ingestedAt\":\"%s\"}"
        .formatted(id, alert, kind, by, at(at));
  }

  private List<String> live(List<CaseEvent> events, List<String> acts, Instant asOf)
      throws Exception {
    Path out = Files.createTempDirectory(folder, "live");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, Replay.configuration());
    env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
    CaseEventWriter writer = new CaseEventWriter(Events.ZONE);
    List<RawRecord> records = new ArrayList<>();
    for (CaseEvent event : events) {
      records.add(
          RawRecord.ofFile(
              "test",
              records.size(),
              writer.write(event).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    DataStream<RawRecord> source =
        env.fromData(TypeInformation.of(RawRecord.class), records.toArray(RawRecord[]::new))
            .setParallelism(1)
            .uid("records");
    List<RawRecord> done = new ArrayList<>();
    for (String act : acts) {
      done.add(
          RawRecord.ofFile(
              "acts", done.size(), act.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    SupervisionJob.define(
        env,
        source,
        done.isEmpty()
            ? null
            : env.fromData(TypeInformation.of(RawRecord.class), done.toArray(RawRecord[]::new))
                .setParallelism(1)
                .uid("done"),
        WatermarkStrategy.<CaseEvent>forMonotonousTimestamps()
            .withTimestampAssigner((event, time) -> event.knownAt().toEpochMilli()),
        RulebookSchedule.always(RulebookBundle.shipped("county")),
        asOf,
        new Outlets(
            LineFiles.in(out.resolve("alerts"), AlertWriter::revision),
            LineFiles.in(out.resolve("rejected"), Rejected::toString),
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            List.of(LineFiles.in(out.resolve("counts"), FeedCount::toString))));
    env.execute("live");
    return lines(out.resolve("alerts"));
  }

  @Test
  void countsWhatPassedEachStation() throws Exception {
    Path file = file("counted.jsonl", log());
    Map<String, Map<String, Long>> stations =
        Replay.run(
            List.of(file),
            List.of(),
            RulebookBundle.shipped("county"),
            AS_OF,
            Files.createTempDirectory(folder, "out"),
            2,
            false);

    long events = log().size();
    assertThat(stations.get("intake")).containsEntry("numRecordsIn", events);
    assertThat(stations.get("of-cases")).containsEntry("numRecordsOut", events);
    assertThat(stations.get("case-review")).containsEntry("lateRecords", 0L);
  }

  @Test
  void aStationWithoutAUidIsRefusedWhenTheGraphIsBuilt() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, Replay.configuration());
    env.fromData(1, 2).uid("numbers").map(n -> n + 1).returns(Integer.class).print().uid("print");

    assertThatThrownBy(env::getExecutionPlan)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("UID");
  }
}
