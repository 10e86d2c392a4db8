package org.yushi.desk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            LEAST
                + """
                mail: {host: mail.c1.example, port: 465, security: ssl, user: yushi, from: y@c1.example, from-name: 御史}
                robots:
                  market: {vendor: wecom, url: "https://robot.example/?key=1"}
                  health-1: {vendor: DINGTALK, url: "https://robot.example/?token=2", secret: s}
                webhooks: {oa: {url: "https://oa.example/", token: t}}
                letters: {language: en, budget: 5, first-pause: PT2S, longest-pause: PT4S, give-up-after: PT1H, begin-before: PT0S}
                trial: letters.jsonl
                server: {port: 0}
                """,
            Map.of());

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kafka: {bootstrap: x, alert: y}\\nledger: {database: z} | kafka.alert
          kafka: {bootstrap: x}\\nledger: {database: z}\\nrulebook: county | rulebook
          kafka: {bootstrap: x}\\nledger: {database: z}\\nserver: {port: http} | server.port
          kafka: {bootstrap: x}\\nledger: {database: z}\\nmail: {host: a, port: 0, from: b@c} | expected port: 1 to 65535
          kafka: {bootstrap: x}\\nledger: {database: z}\\nletters: {language: fr} | expected zh or en
          kafka: {bootstrap: x}\\nledger: {database: z}\\nletters: {budget: 0} | budget: expected 1 or more
          kafka: {bootstrap: x | expected YAML
          """)
  void whatIsWrongIsSaid(String text, String reason) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n"), Map.of()).letters().settings())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void whatIsNeededIsNamed() {
    assertThatThrownBy(() -> read("ledger: {database: z}", Map.of())).hasMessageContaining("kafka");
    assertThatThrownBy(() -> read("kafka: {bootstrap: x}", Map.of()))
        .hasMessageContaining("ledger");
    assertThatThrownBy(() -> ConfigurationFile.read(folder.resolve("none.yaml"), Map.of()))
        .hasMessageContaining("can be read");
  }
}
