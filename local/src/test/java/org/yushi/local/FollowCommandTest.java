package org.yushi.local;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.Command.Result;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;

/** {@code import --follow} against a real broker. */
@RealServices
class FollowCommandTest {
  private static final String MAPPING =
      """
      source: s
      zone: Asia/Shanghai
      key: no
      fields: {caseId: no}
      events:
        - {type: RECEIVED, occurredAt: at}
        - {type: ACCEPTED, occurredAt: at}
      """;
  private static final Pattern METRICS = Pattern.compile("http://localhost:\\d+/metrics");

  private final KafkaService kafka;
  private final List<Process> started = new ArrayList<>();
  @TempDir Path folder;
  private Path drops;
  private Path mapping;
  private String topic;
  private String poll = "PT0.05S";

  FollowCommandTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void folderAndTopic() throws IOException {
    drops = Files.createDirectory(folder.resolve("drops"));
    mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    topic = kafka.newTopic("case-events", 3);
  }

  @AfterEach
  void endWhatWasStarted() {
    started.forEach(Process::destroyForcibly);
  }

  private void drop(String name, int cases) throws IOException {
    List<String> rows =
        IntStream.rangeClosed(1, cases)
            .mapToObj("C%06d,2026-03-02 09:00"::formatted)
            .collect(Collectors.toCollection(ArrayList::new));
    rows.add(0, "no,at");
    Path unfinished = Files.write(drops.resolve(name + ".part"), rows);
    Files.move(unfinished, drops.resolve(name));
  }

  private List<String> words(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "import",
                "--follow",
                drops.toString(),
                "--mapping",
                mapping.toString(),
                "--topic",
                topic,
                "--bootstrap",
                kafka.bootstrap(),
                "--poll",
                poll));
    words.addAll(List.of(more));
    return words;
  }

  private Result follow(String... more) {
    return yushi(words(more).toArray());
  }

  /** The command as a process of its own; what it says goes to a file. */
  private Process start(Path said, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(Yushi.class.getName());
    command.addAll(words(more));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    started.add(process);
    return process;
  }

  private static Set<String> distinct(List<ConsumerRecord<String, String>> records) {
    return records.stream().map(ConsumerRecord::value).collect(Collectors.toSet());
  }

  @Test
  void the_events_are_those_of_an_import_keyed_by_case_and_stamped_by_the_broker()
      throws IOException {
    drop("cases.csv", 20);
    Path imported = folder.resolve("imported.jsonl");
    Command.done("import", drops.resolve("cases.csv"), "--mapping", mapping, "--out", imported);

    assertThat(follow("--once").exitCode()).isZero();

    List<ConsumerRecord<String, String>> records = TopicReader.all(kafka.bootstrap(), topic);
    assertThat(records)
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(imported));
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.value()).contains("\"caseId\":\"" + record.key() + "\"");
              assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
              assertThat(record.headers()).isEmpty();
            });
    assertThat(records.stream().collect(groupingBy(ConsumerRecord::key)).values())
        .hasSize(20)
        .allSatisfy(
            ofCase ->
                assertThat(ofCase)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(ofCase.get(0).partition()));
  }

  @Test
  void each_file_is_told_in_one_line() throws IOException {
    drop("cases.csv", 2);
    Files.writeString(drops.resolve("wrong.csv"), "number,at\n");

    Result asJson = follow("--once", "--json");

    assertThat(asJson.exitCode()).isEqualTo(3);
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> lines =
        asJson
            .out()
            .lines()
            .map(
                line -> {
                  try {
                    return json.readTree(line);
                  } catch (IOException e) {
                    throw new AssertionError(line, e);
                  }
                })
            .collect(Collectors.toMap(line -> line.get("file").textValue(), line -> line));
    assertThat(lines.get("cases.csv").get("outcome").textValue()).isEqualTo("done");
    assertThat(lines.get("cases.csv").get("events").intValue()).isEqualTo(4);
    assertThat(lines.get("wrong.csv").get("outcome").textValue()).isEqualTo("failed");
    assertThat(asJson.err()).contains("wrong.csv 原样留下 is left where it is", "no column \"no\"");

    drop("more.csv", 3);
    assertThat(follow("--once").out())
        .contains("已送达 sent more.csv: 3 行 rows → 6 事件 events, 0 拒收 rejected");
  }

  @Test
  void a_topic_whose_producers_choose_the_time_is_refused() throws IOException {
    drop("cases.csv", 1);
    topic = kafka.newTopic("tampered", 1, Map.of("message.timestamp.type", "CreateTime"));
    Result refused = follow("--once");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("expected message.timestamp.type=LogAppendTime, found CreateTime");
    assertThat(TopicReader.all(kafka.bootstrap(), topic)).isEmpty();
  }

  @Test
  void wrong_use_is_told_before_anything_is_sent() throws IOException {
    drop("cases.csv", 1);
    topic = "no-such-topic";
    assertThat(follow("--once"))
        .satisfies(result -> assertThat(result.exitCode()).isEqualTo(2))
        .extracting(Result::err)
        .asString()
        .contains("--topic: 没有这个主题 no such topic: no-such-topic");
    Path client = Files.writeString(folder.resolve("client.properties"), "acks=1\n");
    assertThat(follow("--once", "--client-config", client.toString()).err())
        .contains("--client-config: acks 不可设置 must not be set");
    Files.writeString(client, "security.protocol=SECRET\n");
    assertThat(follow("--once", "--client-config", client.toString()))
        .satisfies(result -> assertThat(result.exitCode()).isEqualTo(2))
        .extracting(Result::err)
        .asString()
        .contains("wrong client settings", "security.protocol");
    assertThat(follow("--once", "--client-config", "gone.properties").err())
        .contains("--client-config: 应为可读的 properties 文件");
    poll = "PT0S";
    assertThat(follow("--once").err()).contains("--poll: 应大于零 expected more than zero");
    poll = "PT1S";
    drops = folder.resolve("gone");
    assertThat(follow("--once").err()).contains("--follow: 没有这个文件夹 no such folder");
  }

  @Test
  void killed_half_way_it_goes_on_and_nothing_is_lost() throws Exception {
    int cases = 40_000;
    drop("cases.csv", cases);
    Path said = folder.resolve("said");
    Process process = start(said);
    TopicReader.atLeast(5_000, kafka.bootstrap(), topic);
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(drops.resolve(".yushi/current/job.json")).as(Files.readString(said)).exists();

    Result rest = follow("--once");

    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(rest.err()).contains("接续 going on with cases.csv");
    List<ConsumerRecord<String, String>> records = TopicReader.all(kafka.bootstrap(), topic);
    assertThat(distinct(records)).hasSize(2 * cases);
    assertThat(records)
        .as("one batch at most is sent twice")
        .hasSizeLessThanOrEqualTo(2 * cases + 500);
    assertThat(follow("--once").out()).isEmpty();
  }

  @Test
  void told_to_end_it_ends_cleanly_having_shown_its_metrics() throws Exception {
    drop("cases.csv", 3);
    Path said = folder.resolve("said");
    Process process = start(said, "--metrics-port", "0");
    TopicReader.atLeast(6, kafka.bootstrap(), topic);
    await(said, "已送达 sent cases.csv");

    assertThat(metrics(Files.readString(said)))
        .contains("yushi_import_files_total{outcome=\"done\"} 1.0")
        .contains("yushi_import_events_sent_total 6.0")
        .contains("yushi_import_rows_rejected_total 0.0")
        .contains("yushi_import_files_waiting 0.0", "yushi_import_lag_seconds 0.0")
        .contains("yushi_import_files_unreadable 0.0", "yushi_import_held_total 0.0")
        .containsPattern("yushi_import_last_success_seconds 1\\.\\d+E9");

    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).contains("已结束 ended");
  }

  private static String metrics(String said) throws Exception {
    Matcher url = METRICS.matcher(said);
    assertThat(url.find()).as(said).isTrue();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url.group())).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void await(Path said, String words) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(said).contains(words)) {
      assertThat(System.nanoTime()).as(Files.readString(said)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void a_broker_that_is_down_is_waited_for() throws Exception {
    Path said = folder.resolve("said");
    Process process = start(said);
    await(said, "看守 following");
    kafka.stop();
    try {
      drop("cases.csv", 3);
      await(said, "等待重试，不会丢失 waiting to try again, nothing is lost");
    } finally {
      kafka.start();
    }
    await(said, "已送达 sent cases.csv");
    assertThat(process.isAlive()).isTrue();
    assertThat(Files.readString(said)).contains("恢复 it goes on");
    assertThat(distinct(TopicReader.all(kafka.bootstrap(), topic))).hasSize(6);
  }
}
