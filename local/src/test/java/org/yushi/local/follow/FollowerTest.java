package org.yushi.local.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.InputException;
import org.yushi.local.importing.ApplicantHash;
import org.yushi.local.importing.Mapping;
import org.yushi.local.importing.MappingReader;
import org.yushi.local.running.StopSignal;

class FollowerTest {
  private static final Duration POLL = Duration.ofMillis(1);
  private static final int THREE_BATCHES = 1_300;
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path folder;
  private final KeptEvents topic = new KeptEvents();
  private final StopSignal stop = new StopSignal();
  private final Told told = new Told();
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final FollowMetrics counting =
      new FollowMetrics(metrics, Clock.fixed(NOW, ZoneOffset.UTC));
  private Mapping mapping;
  private StateFolder state;
  private Follower follower;

  /** What was told, one line each. */
  private static final class Told implements FollowListener {
    private final List<String> lines = new ArrayList<>();
    private Runnable onHeld = () -> {};

    @Override
    public void done(FileJob job, @Nullable Path rejected) {
      lines.add("done %s %d".formatted(job.name(), job.events()));
    }

    @Override
    public void known(DroppedFile file) {
      lines.add("known " + file.name());
    }

    @Override
    public void failed(DroppedFile file, String reason) {
      lines.add("failed " + file.name() + ": " + reason);
    }

    @Override
    public void held(String reason) {
      lines.add("held: " + reason);
      onHeld.run();
    }

    @Override
    public void goesOn() {
      lines.add("goes on");
    }
  }

  @BeforeEach
  void start() throws Exception {
    mapping =
        MappingReader.read(
            """
            source: s
            zone: UTC
            key: no
            tables:
              - files: "*cases*"
                fields: {caseId: no}
                events:
                  - {type: ACCEPTED, occurredAt: at}
            """,
            new ApplicantHash(() -> "a key for tests only"));
    restart();
  }

  @AfterEach
  void end() throws IOException {
    state.close();
  }

  /** As a new process that finds what the old one left. */
  private void restart() throws IOException {
    if (state != null) {
      state.close();
    }
    state = new StateFolder(folder.resolve(".yushi"));
    follower =
        new Follower(
            new DropFolder(folder, null),
            state,
            mapping,
            topic,
            POLL,
            stop,
            new FollowListeners(List.of(told, counting)));
  }

  private Path drop(String name, String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("no,at"));
    lines.addAll(List.of(rows));
    return Files.write(folder.resolve(name), lines);
  }

  private Path dropMany(String name, int cases) throws IOException {
    return drop(
        name,
        Stream.iterate(1, i -> i + 1)
            .limit(cases)
            .map(i -> "C%05d,2026-03-02 09:00".formatted(i))
            .toArray(String[]::new));
  }

  private double count(String name, String... tags) {
    return metrics.get(name).tags(tags).counter().count();
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }

  @Test
  void every_complete_file_is_brought_to_the_topic() throws IOException {
    drop("cases-1.csv", "7,2026-03-02 09:00", "8,2026-03-02 10:00");
    drop("cases-2.csv", "9,2026-03-02 11:00");
    assertThat(follower.once()).isTrue();
    assertThat(told.lines).containsExactlyInAnyOrder("done cases-1.csv 2", "done cases-2.csv 1");
    assertThat(topic.all()).hasSize(3).allMatch(event -> event.contains("\"type\":\"ACCEPTED\""));
    assertThat(folder.resolve("cases-1.csv")).exists();
  }

  @Test
  void rejected_rows_are_kept_in_the_state_folder_and_counted() throws IOException {
    drop("cases.csv", "7,2026-03-02 09:00", "8,soon");
    follower.once();
    assertThat(topic.all()).hasSize(1);
    try (Stream<Path> kept = Files.list(folder.resolve(".yushi"))) {
      assertThat(kept.filter(p -> p.toString().endsWith(".rejected.jsonl")))
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.getFileName().toString())
                    .matches("cases\\.csv\\.[0-9a-f]{8}\\.rejected\\.jsonl");
                assertThat(Files.readString(file)).contains("\"file\":\"cases.csv\",\"row\":2");
              });
    }
    assertThat(count(FollowMetricNames.ROWS_REJECTED)).isEqualTo(1);
  }

  @Test
  void a_file_that_is_done_is_not_read_again_not_even_by_another_process() throws IOException {
    drop("cases.csv", "7,2026-03-02 09:00");
    follower.once();
    restart();
    follower.once();
    assertThat(told.lines).containsExactly("done cases.csv 1");
    assertThat(topic.all()).hasSize(1);
  }

  @Test
  void the_same_content_dropped_again_is_passed_over() throws IOException {
    Path file = drop("cases.csv", "7,2026-03-02 09:00");
    follower.once();
    Files.setLastModifiedTime(file, FileTime.from(NOW));
    follower.once();
    follower.once();
    assertThat(told.lines).containsExactly("done cases.csv 1", "known cases.csv");
    assertThat(topic.all()).hasSize(1);
  }

  @Test
  void new_content_under_an_old_name_is_taken() throws IOException {
    Path file = drop("cases.csv", "7,2026-03-02 09:00");
    follower.once();
    Files.writeString(file, "8,2026-03-02 09:30\n", StandardOpenOption.APPEND);
    follower.once();
    assertThat(told.lines).containsExactly("done cases.csv 1", "done cases.csv 2");
    assertThat(topic.distinct()).hasSize(2);
  }

  @Test
  void a_process_that_died_goes_on_where_it_stopped() throws IOException {
    dropMany("cases.csv", THREE_BATCHES);
    topic.dieAfter(2);
    assertThatThrownBy(() -> follower.once()).isInstanceOf(KeptEvents.Death.class);
    Files.delete(folder.resolve("cases.csv"));

    restart();
    follower.once();

    assertThat(told.lines).containsExactly("done cases.csv " + THREE_BATCHES);
    assertThat(topic.distinct()).hasSize(THREE_BATCHES);
    assertThat(topic.all()).as("only the batch in flight is sent twice").hasSize(1_800);
    assertThat(topic.all().subList(500, 1_000)).isEqualTo(topic.all().subList(1_000, 1_500));
  }

  @Test
  void a_conversion_that_was_cut_off_is_begun_anew() throws IOException {
    drop("cases.csv", "7,2026-03-02 09:00");
    Path current = Files.createDirectories(folder.resolve(".yushi/current/log"));
    Files.writeString(current.resolve("cases.csv"), "no,at\n7,2026-0");
    Files.writeString(folder.resolve(".yushi/current/.events.jsonl.part"), "{\"eve");
    follower.once();
    assertThat(told.lines).containsExactly("done cases.csv 1");
    assertThat(folder.resolve(".yushi/current")).doesNotExist();
  }

  @Test
  void a_state_that_does_not_fit_its_events_is_not_trusted() throws IOException {
    dropMany("cases.csv", THREE_BATCHES);
    topic.dieAfter(2);
    assertThatThrownBy(() -> follower.once()).isInstanceOf(KeptEvents.Death.class);
    Files.writeString(folder.resolve(".yushi/current/events.jsonl"), "");

    restart();
    follower.once();

    assertThat(told.lines).containsExactly("done cases.csv " + THREE_BATCHES);
    assertThat(topic.distinct()).hasSize(THREE_BATCHES);
  }

  @Test
  void a_torn_line_in_the_list_of_done_files_loses_nothing() throws IOException {
    drop("cases-1.csv", "7,2026-03-02 09:00");
    follower.once();
    Path list = folder.resolve(".yushi/done.jsonl");
    String whole = Files.readString(list);
    Files.writeString(list, whole.substring(0, whole.length() / 2));

    restart();
    follower.once();
    drop("cases-2.csv", "8,2026-03-02 09:00");
    follower.once();
    restart();
    follower.once();

    assertThat(told.lines)
        .containsExactly("done cases-1.csv 1", "done cases-1.csv 1", "done cases-2.csv 1");
    assertThat(topic.distinct()).hasSize(2);
  }

  @Test
  void a_broker_that_cannot_be_reached_is_waited_for() throws IOException {
    dropMany("cases.csv", THREE_BATCHES);
    topic.refuse(3);
    follower.once();
    assertThat(told.lines)
        .containsExactly(
            "held: no broker",
            "held: no broker",
            "held: no broker",
            "goes on",
            "done cases.csv " + THREE_BATCHES);
    assertThat(topic.all()).hasSize(THREE_BATCHES);
    assertThat(count(FollowMetricNames.HELD)).isEqualTo(3);
  }

  @Test
  void asked_to_stop_while_waiting_it_leaves_the_rest_for_the_next_process() throws IOException {
    drop("cases.csv", "7,2026-03-02 09:00");
    topic.refuse(Integer.MAX_VALUE);
    told.onHeld = stop::ask;
    follower.follow();
    assertThat(folder.resolve(".yushi/current/job.json")).exists();
    assertThat(topic.all()).isEmpty();
  }

  @Test
  void a_faulty_file_that_is_taken_away_is_no_longer_counted() throws IOException {
    Path file = Files.writeString(folder.resolve("cases.csv"), "number,at\n7,2026-03-02\n");
    follower.once();
    Files.delete(file);
    assertThat(follower.once()).isTrue();
    assertThat(gauge(FollowMetricNames.FILES_UNREADABLE)).isZero();
  }

  @Test
  void a_folder_that_is_gone_is_waited_for() {
    Path gone = folder.resolve("unmounted");
    told.onHeld = stop::ask;
    new Follower(new DropFolder(gone, null), state, mapping, topic, POLL, stop, told).follow();
    assertThat(told.lines).containsExactly("held: NoSuchFileException: " + gone);
  }

  @Test
  void a_file_that_cannot_be_converted_stays_and_the_others_go_on() throws IOException {
    Files.writeString(folder.resolve("cases-1.csv"), "number,at\n7,2026-03-02\n");
    Files.write(folder.resolve("cases-2.csv"), new byte[] {'n', 'o', ',', 'a', 't', '\n', -64});
    Files.writeString(folder.resolve("material.csv"), "no,at\n");
    drop("cases-3.csv", "7,2026-03-02 09:00");
    assertThat(follower.once()).isFalse();
    follower.once();
    assertThat(told.lines)
        .hasSize(4)
        .contains("done cases-3.csv 1")
        .anySatisfy(line -> assertThat(line).contains("cases-1.csv", "no column \"no\""))
        .anySatisfy(line -> assertThat(line).contains("cases-2.csv", "not in UTF-8"))
        .anySatisfy(line -> assertThat(line).contains("material.csv", "no table for the file"));
    assertThat(folder.resolve("cases-1.csv")).exists();
    assertThat(gauge(FollowMetricNames.FILES_UNREADABLE)).isEqualTo(3);
    assertThat(count(FollowMetricNames.FILES, "outcome", "failed")).isEqualTo(3);
  }

  @Test
  void it_is_tried_again_when_it_changes() throws IOException {
    Path file = Files.writeString(folder.resolve("cases.csv"), "number,at\n7,2026-03-02\n");
    follower.once();
    Files.writeString(file, "no,at\n7,2026-03-02\n8,2026-03-02\n");
    assertThat(follower.once()).isTrue();
    assertThat(told.lines).hasSize(2).last().isEqualTo("done cases.csv 2");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_that_cannot_be_read_just_now_is_tried_again_and_told_of_once() throws IOException {
    Path file = folder.resolve("cases.csv");
    Path unreadable = Path.of("/proc/self/mem");
    Files.createSymbolicLink(file, unreadable);
    assertThat(follower.once()).isFalse();
    follower.once();
    assertThat(told.lines).singleElement().asString().startsWith("failed cases.csv: 读不出");

    Files.delete(file);
    drop("cases.csv", "7,2026-03-02 09:00");
    assertThat(follower.once()).isTrue();
    assertThat(told.lines).last().isEqualTo("done cases.csv 1");
  }

  @Test
  void one_process_follows_at_a_time() {
    assertThatThrownBy(() -> new StateFolder(folder.resolve(".yushi")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another process follows with the state folder");
  }

  @Test
  void the_state_is_for_its_owner_only() throws IOException {
    assertThat(Files.getPosixFilePermissions(folder.resolve(".yushi")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void metrics_say_what_was_sent_when_and_what_waits() throws IOException {
    drop("cases-1.csv", "7,2026-03-02 09:00", "8,2026-03-02 09:00");
    follower.once();
    assertThat(count(FollowMetricNames.FILES, "outcome", "done")).isEqualTo(1);
    assertThat(count(FollowMetricNames.EVENTS_SENT)).isEqualTo(2);
    assertThat(gauge(FollowMetricNames.LAST_SUCCESS)).isEqualTo((double) NOW.getEpochSecond());
    assertThat(gauge(FollowMetricNames.LAG)).isZero();

    Path late = drop("cases-2.csv", "9,2026-03-02 09:00");
    Files.setLastModifiedTime(late, FileTime.from(NOW.minusSeconds(90)));
    topic.dieAfter(1);
    assertThatThrownBy(() -> follower.once()).isInstanceOf(KeptEvents.Death.class);
    assertThat(gauge(FollowMetricNames.FILES_WAITING)).isEqualTo(1);
    assertThat(gauge(FollowMetricNames.LAG)).isEqualTo(90);
  }
}
