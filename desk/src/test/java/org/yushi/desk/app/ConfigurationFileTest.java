package org.yushi.desk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.channel.MailSettings;
import org.yushi.desk.channel.RobotSettings;
import org.yushi.ledger.DatabaseAddress;

class ConfigurationFileTest {
  private static final String LEAST =
      """
      kafka: {bootstrap: "localhost:9092"}
      ledger: {database: "jdbc:postgresql://localhost/yushi"}
      """;

  @TempDir Path folder;

  private DeskConfiguration read(String text, Map<String, String> environment) throws Exception {
    return ConfigurationFile.read(
        Files.writeString(folder.resolve("desk.yaml"), text), environment);
  }

  @Test
  void littleIsNeeded() throws Exception {
    DeskConfiguration least = read(LEAST, Map.of());

    assertThat(least.kafka().alerts()).isEqualTo("alerts");
    assertThat(least.kafka().properties())
        .containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
    assertThat(least.mail()).isNull();
    assertThat(least.channels().robots()).isEmpty();
    assertThat(least.letters().settings()).isEqualTo(DeskSettings.USUAL);
    assertThat(least.server().port()).isEqualTo(8080);
  }

  @Test
  void everythingCanBeSaid() throws Exception {
    DeskConfiguration all =
        read(
            """
            kafka: {bootstrap: "a:9092, b:9092", alerts: warnings, client: {security.protocol: SSL}}
            ledger: {database: ledger, user: yushi, password: p}
            mail: {host: mail.c1.example, port: 465, security: ssl, user: yushi, password: q, from: y@c1.example, from-name: 御史}
            robots:
              market: {vendor: wecom, url: "https://robot.example/?key=1"}
              health-1: {vendor: DINGTALK, url: "https://robot.example/?token=2", secret: s}
            webhooks: {oa: {url: "https://oa.example/", token: t}}
            letters: {language: en, budget: 5, first-pause: PT2S, longest-pause: PT4S, give-up-after: PT1H, begin-before: PT0S}
            trial: letters.jsonl
            server: {port: 0}
            """,
            Map.of());

    assertThat(all.kafka().properties())
        .containsOnly(
            Map.entry("bootstrap.servers", "a:9092, b:9092"),
            Map.entry("security.protocol", "SSL"));
    assertThat(all.mail().security()).isEqualTo(MailSettings.Security.SSL);
    assertThat(all.robots().get("market").vendor()).isEqualTo(RobotSettings.Vendor.WECOM);
    assertThat(all.robots().get("health-1").secret().value()).isEqualTo("s");
    assertThat(all.webhooks()).containsOnlyKeys("oa");
    assertThat(all.letters().settings().language()).isEqualTo(Locale.ENGLISH);
    assertThat(all.letters().settings().giveUpAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(all.toString()).doesNotContain("key=1", "token=2");
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws Exception {
    DeskConfiguration both =
        read(
            LEAST + "mail: {host: a, port: 25, from: y@c1.example}\n",
            Map.of(
                "YUSHI_LEDGER_PASSWORD", "secret",
                "YUSHI_MAIL_HOST", "b",
                "YUSHI_HEAP", "4g",
                "PATH", "/bin"));

    assertThat(both.ledger().password().value()).isEqualTo("secret");
    assertThat(both.mail().host()).isEqualTo("b");
  }

  /** Beside what is least needed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          budget: 3              | budget（第 3 行 line 3）: 未知的键 unknown key; 可用 expected one of: kafka, ledger, mail, robots, webhooks, letters, trial, server
          预算: 3                | 预算（第 3 行 line 3）: 未知的键 unknown key; 可用 expected one of: kafka, ledger, mail, robots, webhooks, letters, trial, server
          letters: {budgt: 3}    | letters.budgt（第 3 行 line 3）: 未知的键 unknown key; 可用 expected one of: language, budget, first-pause, longest-pause, give-up-after, begin-before
          letters: language      | letters（第 3 行 line 3）: 应为键值 expected keys language, budget, first-pause, longest-pause, give-up-after, begin-before, found "language"
          letters: {language: fr} | letters.language（第 3 行 line 3）: 应为 zh 或 en expected zh or en, found "fr"
          letters: {language: {zh: 1}} | letters.language（第 3 行 line 3）: 应为 zh 或 en expected zh or en, found 键值 keys
          letters: {budget: -3}  | letters.budget（第 3 行 line 3）: 应为不小于 1 的整数 expected a whole number, 1 or more, found "-3"
          letters: {budget: [3]} | letters.budget（第 3 行 line 3）: 应为不小于 1 的整数 expected a whole number, 1 or more, found 列表 a list
          letters: {first-pause: soon} | letters.first-pause（第 3 行 line 3）: 应为 ISO-8601 时长，至少 1 毫秒 expected a duration such as PT1M, at least a millisecond, found "soon"
          letters: {give-up-after: -PT1H} | letters.give-up-after（第 3 行 line 3）: 应为 ISO-8601 时长 expected a duration such as PT1M, found "-PT1H"
          letters: {longest-pause: PT1S} | letters: longest-pause 应不短于 first-pause expected longest-pause no shorter than first-pause
          server: {port: 70000}  | server.port（第 3 行 line 3）: 应为 0 至 65535 的整数 expected a whole number from 0 to 65535, found "70000"
          robots: {a: {vendor: wechat, url: "http://x"}} | robots.a.vendor（第 3 行 line 3）: 应为 wecom（企业微信）或 dingtalk（钉钉） expected wecom or dingtalk, found "wechat"
          robots: {a: {vendor: wecom, url: "robot.example/?key=1"}} | robots.a.url（第 3 行 line 3）: 应为 http 或 https 地址 expected a URL of http or https with a host（不显示 not shown）
          robots: {a: {vendor: wecom}} | robots.a.url: 缺少 missing: 应为 http 或 https 地址 expected a URL of http or https with a host, found none
          robots: {大厅: {vendor: wecom, url: "http://x"}} | robots.大厅（第 3 行 line 3）: 名称应为 1 至 63 个 a-z、0-9 及单个 - expected a name of a-z, 0-9 and single -, up to 63, found "大厅"
          webhooks: {a: {url: "http://x", token: 秘密}} | webhooks.a.token（第 3 行 line 3）: 应为可见的 ASCII 字符 expected visible characters of ASCII（不显示 not shown）
          """)
  void whatIsWrongIsNamedWithWhatWasExpected(String mistake, String told) {
    assertThatThrownBy(() -> read(LEAST + mistake, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(told);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    kafka: {bootstrap: localhost}
                    mail:
                      port: abc
                      security: tls
                      from: nobody
                    budget: 3
                    letters: {budget: 0}
                    """,
                    Map.of("YUSHI_LETTERS_LANGUAGE", "fr")))
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .containsExactlyInAnyOrder(
                        "kafka.bootstrap（第 1 行 line 1）: 应为 主机:端口，可用逗号分隔多个 expected host:port, several with commas, found \"localhost\"",
                        "ledger.database: 缺少 missing: 应为 jdbc:postgresql://主机:端口/库，或 serve 的账本目录 expected jdbc:postgresql://host:port/database, or the folder of serve's ledger, found none",
                        "mail.host: 缺少 missing: 应为邮件服务器的名称或地址 expected name or address of the mail server, found none",
                        "mail.port（第 3 行 line 3）: 应为 1 至 65535 的整数 expected a whole number from 1 to 65535, found \"abc\"",
                        "mail.security（第 4 行 line 4）: 应为 none、starttls 或 ssl expected none, starttls or ssl, found \"tls\"",
                        "mail.from（第 5 行 line 5）: 应为邮件地址 expected who@where, found \"nobody\"",
                        "budget（第 6 行 line 6）: 未知的键 unknown key; 可用 expected one of: kafka, ledger, mail, robots, webhooks, letters, trial, server",
                        "letters.budget（第 7 行 line 7）: 应为不小于 1 的整数 expected a whole number, 1 or more, found \"0\"",
                        "letters.language（环境变量 environment variable YUSHI_LETTERS_LANGUAGE）: 应为 zh 或 en expected zh or en, found \"fr\""));
  }

  @Test
  void aSectionOfWhichNothingIsSaidIsNone() throws Exception {
    DeskConfiguration least = read(LEAST + "mail:\nrobots: {}\nletters:\n", Map.of());

    assertThat(least.mail()).isNull();
    assertThat(least.letters().budget()).isEqualTo(20);
  }

  @Test
  void aFileThatIsNoneIsNamed() {
    assertThatThrownBy(() -> read("kafka: {bootstrap: x", Map.of()))
        .hasMessageContainingAll("desk.yaml", "expected YAML");
    assertThatThrownBy(() -> read("", Map.of()))
        .hasMessageContainingAll("kafka.bootstrap", "ledger.database");
    assertThatThrownBy(() -> ConfigurationFile.read(folder.resolve("none.yaml"), Map.of()))
        .hasMessageContainingAll("none.yaml", "can be read");
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      DeskConfiguration configuration =
          read(LEAST + "server: {port: %d}\n".formatted(port), Map.of());

      assertThatThrownBy(
              () ->
                  DeskApplication.start(
                      configuration, () -> DatabaseAddress.of(configuration.ledger().database())))
          .hasMessageStartingWith(
              "server.port: 端口 %d 不可用 port %d cannot be used".formatted(port, port));
    }
  }
}
