package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.supervision.live.Ticker;

/**
 * Follows docs/how-to/connect-a-department.md to the letter: writes its files, runs its shell
 * blocks one after another in one folder with one environment, and compares what they print with
 * what the page shows. What the page does with Kafka's own tools is read from it and done with
 * Kafka's clients.
 */
@RealServices
class ConnectADepartmentTest {
  private static final Pattern PARTITIONS = Pattern.compile("--partitions (\\d+)");
  private static final Pattern CONFIG = Pattern.compile("--config (\\S+?)=(\\S+)");
  private static final long PATIENCE_SECONDS = 180;

  private final KafkaService kafka;
  @TempDir Path root;
  private String topic = "";
  private String printed = "";

  ConnectADepartmentTest(KafkaService kafka) {
    this.kafka = kafka;
  }

  /** A folder that looks like the root of the repository. */
  @BeforeEach
  void aRepository() throws IOException {
    Path shipped = Files.createDirectories(root.resolve("rules/rulebooks/county"));
    for (String table : List.of("feeds.csv", "places.csv", "items.csv")) {
      Files.copy(Path.of("../rules/rulebooks/county", table), shipped.resolve(table));
    }
    String opens =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .collect(Collectors.joining(" "));
    Path command = root.resolve("yushi");
    Files.writeString(
        command,
        "#!/bin/bash\nexec '%s' %s -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                opens,
                System.getProperty("java.class.path"),
                Yushi.class.getName()));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        root.resolve(".environment"),
        Stream.of("ACTIONS", "ALERTS", "FORECASTS", "REJECTED", "RULEBOOKS")
            .map(name -> "export YUSHI_TOPICS_%s=%s\n".formatted(name, ofThisTest(name)))
            .collect(Collectors.joining()));
  }

  @Test
  void the_page_can_be_followed_to_the_letter() throws Exception {
    for (Page.Block block : Page.blocksOf("connect-a-department.md")) {
      if (block.language().equals("sh")) {
        run(block.text());
      } else if (block.language().isEmpty()) {
        assertThat(printed.strip()).matches(shown(block.text()));
      } else if (block.text().startsWith("kafka-topics.sh")) {
        createTopic(block.text());
      } else if (block.text().startsWith("kafka-console-producer.sh")) {
        produce(root.resolve("our/records.txt"));
      } else if (!block.file().isEmpty()) {
        Files.writeString(root.resolve(block.file()), block.text());
      }
    }

    List<ConsumerRecord<String, String>> records =
        TopicReader.all(kafka.bootstrap(), topic).stream()
            .filter(record -> record.headers().lastHeader(Ticker.HEADER) == null)
            .toList();
    assertThat(records).hasSize(7 + 1 + 3);
    assertThat(records)
        .allSatisfy(record -> assertThat(record.value()).contains("\"" + record.key() + "\""))
        .extracting(ConsumerRecord::key)
        .containsOnly("SPO-0001", "SPO-0002", "SPO-0003", "SPO-0101", "sports");
    judgeAll(records);
    assertThat(TopicReader.all(kafka.bootstrap(), ofThisTest("ALERTS")))
        .extracting(ConsumerRecord::value)
        .filteredOn(revision -> revision.contains("\"RED\""))
        .filteredOn(revision -> revision.contains("\"overdue\""))
        .anySatisfy(red -> assertThat(red).contains("SPO-0002"))
        .anySatisfy(red -> assertThat(red).contains("SPO-0101"))
        .noneSatisfy(red -> assertThat(red).contains("SPO-0001"));
  }

  private static String ofThisTest(String topic) {
    return topic.toLowerCase(Locale.ROOT) + "-" + ProcessHandle.current().pid();
  }

  /** The rulebook of the page knows everything that the records of the page name. */
  private void judgeAll(List<ConsumerRecord<String, String>> records) throws IOException {
    List<String> events = records.stream().map(ConsumerRecord::value).toList();
    Path file = Files.write(root.resolve("events.jsonl"), events);
    Command.Result judged =
        Command.yushi(
            "replay",
            "--events",
            file,
            "--rulebook",
            root.resolve("our/rulebook"),
            "--as-of",
            "2026-03-02T14:30:00+08:00",
            "--out",
            root.resolve("judged"));
    assertThat(judged.exitCode()).as(judged.err()).isZero();
    assertThat(judged.out()).contains("收 received 10 ", "拒 rejected 0 ").doesNotContain("unlisted");
  }

  /** Runs a block where the one before ended, with the environment that it left. */
  private void run(String block) throws IOException, InterruptedException {
    String yours =
        block
            .replace("kafka.county.example:9092", kafka.bootstrap())
            .replace("TOPIC=case-events-sports", "TOPIC=" + topicName());
    Path out = root.resolve(".out");
    Path err = root.resolve(".err");
    Process process =
        new ProcessBuilder(
                "bash", "-e", "-c", "source .environment\n" + yours + "\nexport -p > .environment")
            .directory(root.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(yours).isTrue();
    printed = Files.readString(out);
    assertThat(process.exitValue()).as(yours + printed + Files.readString(err)).isZero();
  }

  private String topicName() {
    if (topic.isEmpty()) {
      topic = ofThisTest("case-events");
    }
    return topic;
  }

  private void createTopic(String command) throws Exception {
    Matcher partitions = PARTITIONS.matcher(command);
    assertThat(partitions.find()).isTrue();
    Map<String, String> configuration = new TreeMap<>();
    CONFIG.matcher(command).results().forEach(c -> configuration.put(c.group(1), c.group(2)));
    assertThat(configuration).containsEntry("message.timestamp.type", "LogAppendTime");
    kafka
        .admin()
        .createTopics(
            List.of(
                new NewTopic(topic, Integer.parseInt(partitions.group(1)), (short) 1)
                    .configs(configuration)))
        .all()
        .get();
  }

  private void produce(Path file) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String line : Files.readAllLines(file)) {
        int divider = line.indexOf('|');
        producer
            .send(
                new ProducerRecord<>(
                    topic, line.substring(0, divider), line.substring(divider + 1)))
            .get();
      }
    }
  }

  /** What a page shows, in which … stands for anything. */
  private static Pattern shown(String text) {
    return Pattern.compile(
        Stream.of(text.strip().split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
