package org.yushi.local.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;

/** The configuration: what is read, and what is said about mistakes. */
class ConfigurationReaderTest {
  private static final String LEAST =
      """
      kafka: {bootstrap: "kafka:9092"}
      data: durable
      """;

  /** For every key, values that cannot be meant so. */
  private static final Map<Setting<?>, List<String>> WRONG =
      Map.ofEntries(
          Map.entry(Setting.BOOTSTRAP, List.of("kafka", "kafka:port", "kafka:9092 other:9092")),
          Map.entry(Setting.EVENTS, List.of("case events", "[a, a]", "[a, '']", "[]")),
          Map.entry(Setting.EVENTS_PATTERN, List.of("centre-(")),
          Map.entry(Setting.ACTIONS, List.of("动作", "[a]")),
          Map.entry(Setting.RULEBOOKS, List.of("a/b")),
          Map.entry(Setting.ALERTS, List.of("..")),
          Map.entry(Setting.FORECASTS, List.of("a b")),
          Map.entry(Setting.CONTRIBUTIONS, List.of("a b")),
          Map.entry(Setting.FEED_ACCOUNTS, List.of("a/b")),
          Map.entry(Setting.LEDGER_HEADS, List.of("..")),
          Map.entry(Setting.REJECTED, List.of("{a: b}")),
          Map.entry(Setting.CREATE, List.of("yes", "1")),
          Map.entry(Setting.PARTITIONS, List.of("0", "1001", "four")),
          Map.entry(Setting.REPLICAS, List.of("0", "10")),
          Map.entry(Setting.GROUP, List.of("''", "[a, b]")),
          Map.entry(Setting.RULEBOOK, List.of("''")),
          Map.entry(Setting.DATA, List.of("''", "[a]")),
          Map.entry(Setting.LEDGER, List.of("yes", "jdbc:mysql://a/c", "jdbc:postgresql")),
          Map.entry(Setting.LEDGER_USER, List.of("''", "[a]")),
          Map.entry(Setting.LEDGER_PASSWORD, List.of("''")),
          Map.entry(Setting.PARALLELISM, List.of("0", "65", "2.5")),
          Map.entry(Setting.TICKER, List.of("on")),
          Map.entry(Setting.TICK_INTERVAL, List.of("1s", "PT0S", "-PT1S", "1000")),
          Map.entry(Setting.ALARM_AFTER, List.of("ten", "PT0S")),
          Map.entry(Setting.CHECKPOINTS, List.of("P", "PT0.0001S")),
          Map.entry(Setting.METRICS, List.of("0", "65536", "9260-9249", "prometheus")));

  @TempDir Path folder;

  private ServeSettings read(String yaml, Map<String, String> environment)
      throws IOException, ConfigurationException {
    return ConfigurationReader.read(
        Files.writeString(folder.resolve("serve.yaml"), yaml), environment);
  }

  private ServeSettings read(String yaml) throws IOException, ConfigurationException {
    return read(yaml, Map.of());
  }

  private List<String> problems(String yaml, Map<String, String> environment) throws IOException {
    try {
      read(yaml, environment);
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  private List<String> problems(String yaml) throws IOException {
    return problems(yaml, Map.of());
  }

  /** A file of one key only, the key in line 3, 4 or 5. */
  private static String only(String key, String value) {
    StringBuilder yaml = new StringBuilder("# one\n# two\n");
    String indent = "";
    for (String part : key.split("\\.", -1)) {
      yaml.append(yaml.charAt(yaml.length() - 1) == '\n' ? "" : "\n").append(indent).append(part);
      yaml.append(':');
      indent += "  ";
    }
    return yaml.append(' ').append(value).append('\n').toString();
  }

  private static int lineOf(String key) {
    return 3 + (int) key.chars().filter(each -> each == '.').count();
  }

  static List<Setting<?>> everyKey() {
    return Setting.ALL;
  }

  static Stream<Arguments> wrongValues() {
    return WRONG.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> arguments(each.getKey(), value)));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void aWrongValueIsToldWithKeyLineExpectationAndValue(Setting<?> setting, String value)
      throws IOException {
    assertThat(problems(only(setting.key(), value)))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(setting.key() + "（第 " + lineOf(setting.key()) + " 行")
                    .contains(setting.form().expected())
                    .contains("found ")
                    .contains(value.replaceAll("[\\[\\]{}']|: b", "")));
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void everyKeyHasAWrongValueHere(Setting<?> setting) {
    assertThat(WRONG).containsKey(setting);
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void aWrongVariableIsToldWithItsName(Setting<?> setting) throws IOException {
    boolean anyText = setting.form().equals(Form.TEXT) || setting.form().equals(Form.FOLDER);
    String wrong = anyText ? " " : "((";

    assertThat(problems(LEAST, Map.of(setting.variable(), wrong)))
        .singleElement()
        .asString()
        .startsWith(setting.key() + "（环境变量 environment variable " + setting.variable() + "）: ")
        .contains(setting.form().expected())
        .endsWith("found \"" + wrong.strip() + "\"");
  }

  @Test
  void whatHasToBeGivenIsMissed() throws IOException {
    assertThat(problems(""))
        .containsExactly(
            "kafka.bootstrap: 缺少 missing: " + Form.ADDRESS.expected() + ", found none",
            "data: 缺少 missing: " + Form.FOLDER.expected() + ", found none");
  }

  @Test
  void everyMistakeIsToldAtOnce() throws IOException {
    assertThat(
            problems(
                """
                kafka:
                  bootstrap: kafka
                  client: {security.protocol: TLS}
                topics: {alert: red-alerts}
                ticker: often
                paralelism: 3
                """,
                Map.of("YUSHI_CLOCK_ALARM_AFTER", "soon")))
        .hasSize(7)
        .anyMatch(each -> each.startsWith("kafka.bootstrap（第 2 行"))
        .anyMatch(each -> each.startsWith("kafka.client.security.protocol（第 3 行"))
        .anyMatch(each -> each.contains("unknown key \"alert\", 是否指 did you mean \"alerts\"?"))
        .anyMatch(each -> each.startsWith("ticker（第 5 行") && each.contains("enabled, interval"))
        .anyMatch(each -> each.contains("unknown key \"paralelism\""))
        .anyMatch(each -> each.startsWith("clock.alarm-after（环境变量"))
        .anyMatch(each -> each.startsWith("data: 缺少"));
  }

  @Test
  void aVariableThatIsMeantForServeButUnknownIsNamed() throws IOException {
    assertThat(problems(LEAST, Map.of("YUSHI_TOPICS_ALERT", "red", "YUSHI_HEAP", "2g")))
        .singleElement()
        .asString()
        .contains("YUSHI_TOPICS_ALERT", "did you mean \"YUSHI_TOPICS_ALERTS\"?");
  }

  @Test
  void whatIsNoYamlOrNoFileIsSaid() throws IOException {
    assertThat(problems("kafka: [")).singleElement().asString().contains("line 1", "YAML");
    assertThat(problems("- a")).anyMatch(each -> each.startsWith("serve.yaml（第 1 行"));
    assertThat(problems("data: a\ndata: b\nkafka: {bootstrap: \"k:1\"}"))
        .singleElement()
        .asString()
        .contains("data（第 2 行", "key given twice");
  }

  @Test
  void noTopicHasTwoPurposes() throws IOException {
    assertThat(problems(LEAST + "topics: {alerts: one, rejected: one, rulebooks: case-events}"))
        .hasSize(2)
        .anyMatch(
            each ->
                each.startsWith("topics.rejected（第 3 行")
                    && each.contains("than that of topics.alerts, found \"one\""))
        .anyMatch(each -> each.contains("than that of topics.events, found \"case-events\""));
    assertThat(problems(LEAST + "topics: {events: a, events-pattern: b}"))
        .singleElement()
        .asString()
        .contains("topics.events-pattern", "只能二选一", "only one of it and topics.events");
  }

  @Test
  void theAlarmIsLaterThanTheNextTick() throws IOException {
    assertThat(problems(LEAST + "ticker: {interval: PT20S}"))
        .singleElement()
        .asString()
        .contains("clock.alarm-after", "more than ticker.interval (PT20S), found \"PT10S\"");
    assertThat(problems(LEAST + "ticker: {enabled: false, interval: PT20S}")).isEmpty();
  }

  @Test
  void aSecretStandsInNoFileAndInNoMessage() throws Exception {
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required password=pa55;";
    assertThat(
            problems(
                "data: d\nkafka:\n  bootstrap: k:1\n  client:\n    sasl.jaas.config: " + login))
        .singleElement()
        .asString()
        .contains("kafka.client.sasl.jaas.config（第 5 行", "YUSHI_KAFKA_CLIENT_SASL_JAAS_CONFIG")
        .doesNotContain("pa55");

    ServeSettings settings = read(LEAST, Map.of("YUSHI_KAFKA_CLIENT_SASL_JAAS_CONFIG", login));
    assertThat(settings.live().client()).containsEntry("sasl.jaas.config", login);
  }

  @Test
  void propertiesOfTheClientsAreLookedAtAsKafkaWould() throws Exception {
    String client = "data: d\nkafka: {bootstrap: 'k:1', client: {%s}}";

    assertThat(problems(client.formatted("security.protocoll: SSL")))
        .singleElement()
        .asString()
        .contains("\"security.protocoll\"", "did you mean \"security.protocol\"?");
    assertThat(problems(client.formatted("bootstrap.servers: 'a:1'")))
        .singleElement()
        .asString()
        .contains("unknown", "bootstrap.servers");
    assertThat(problems(client.formatted("request.timeout.ms: long")))
        .singleElement()
        .asString()
        .contains("kafka.client.request.timeout.ms（第 2 行", "found \"long\"");
    assertThat(problems(LEAST, Map.of("YUSHI_KAFKA_CLIENT_SSL_PASSWORD", "pa55")))
        .singleElement()
        .asString()
        .contains("YUSHI_KAFKA_CLIENT_SSL_PASSWORD", "\"ssl.password\"")
        .doesNotContain("pa55");
    assertThat(read(client.formatted("security.protocol: SSL")).live().client())
        .containsEntry("security.protocol", "SSL");
  }

  @Test
  void whatIsNotSaidIsUsual() throws Exception {
    ServeSettings settings = read(LEAST);

    LiveSettings live = settings.live();
    assertThat(live.client()).containsExactly(Map.entry("bootstrap.servers", "kafka:9092"));
    assertThat(live.topics().events()).isEqualTo(EventTopics.named("case-events"));
    assertThat(live.topics().actions()).isEqualTo("alert-actions");
    assertThat(live.topics().alerts()).isEqualTo("alerts");
    assertThat(live.ticking()).isTrue();
    assertThat(live.tickInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(live.metricsPort()).isEmpty();
    assertThat(settings.creation()).isNull();
    assertThat(settings.rulebook().read().version()).hasSize(64);
    assertThat(settings.data()).isEqualTo(folder.resolve("durable"));
  }

  @Test
  void everythingThatIsSaidCounts() throws Exception {
    ServeSettings settings =
        read(
            """
            kafka:
              bootstrap: a:9092, b:9092
            topics:
              events-pattern: "centre-.*"
              actions: acts
              rulebooks: books
              alerts: cards
              forecasts: ahead
              rejected: refused
              create: {enabled: true, partitions: 6, replicas: 3}
            group: other
            rulebook: ./mine
            data: /var/lib/yushi
            parallelism: 3
            ticker: {enabled: false, interval: PT0.25S}
            clock: {alarm-after: PT1M}
            checkpoints: {interval: PT30S}
            metrics: {port: 9249-9260}
            """);

    LiveSettings live = settings.live();
    assertThat(live.client()).containsEntry("bootstrap.servers", "a:9092, b:9092");
    assertThat(live.topics().events()).isEqualTo(EventTopics.matching("centre-.*"));
    assertThat(live.topics().actions()).isEqualTo("acts");
    assertThat(live.topics().rulebooks()).isEqualTo("books");
    assertThat(live.topics().alerts()).isEqualTo("cards");
    assertThat(live.topics().forecasts()).isEqualTo("ahead");
    assertThat(live.topics().rejected()).isEqualTo("refused");
    assertThat(settings.creation()).isEqualTo(new ServeSettings.Creation(6, (short) 3));
    assertThat(live.group()).isEqualTo("other");
    assertThat(settings.rulebook()).isEqualTo(new RulebookPlace("./mine", folder));
    assertThat(settings.data()).isEqualTo(Path.of("/var/lib/yushi"));
    assertThat(live.parallelism()).isEqualTo(3);
    assertThat(live.ticking()).isFalse();
    assertThat(live.tickInterval()).isEqualTo(Duration.ofMillis(250));
    assertThat(live.alarmAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(live.checkpointInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(live.metricsPort()).isEqualTo("9249-9260");
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws Exception {
    ServeSettings settings =
        read(
            LEAST + "topics: {events: a}\nticker: {enabled: perhaps}",
            Map.of(
                "YUSHI_TOPICS_EVENTS", "b, c",
                "YUSHI_TICKER_ENABLED", "false",
                "YUSHI_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL"));

    assertThat(settings.live().topics().events()).isEqualTo(EventTopics.named("b", "c"));
    assertThat(settings.live().ticking()).isFalse();
    assertThat(settings.live().client()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void theExampleIsRight() throws Exception {
    Path example = Path.of("..", "examples", "serve.yaml");

    assertThat(ConfigurationReader.read(example, Map.of()).creation()).isNotNull();
  }
}
