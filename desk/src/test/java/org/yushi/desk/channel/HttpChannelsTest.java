package org.yushi.desk.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpChannelsTest {
  private static final Outcome SENT = new Outcome.Sent();
  private static final long MILLIS = 1_794_189_600_000L;
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(MILLIS), ZoneOffset.UTC);
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(500), Duration.ofMillis(700));
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @Test
  void aWebhookGetsTheLetterAsJson() {
    answer(status(204));
    assertThat(channels().send(Letters.to("webhook:oa"))).isEqualTo(SENT);
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/oa?key=abc"))
            .withHeader("Idempotency-Key", equalTo(Letters.ID))
            .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
            .withHeader("Authorization", equalTo("Bearer token-of-oa"))
            .withRequestBody(
                equalToJson(
                    """
                    {"id": "00112233445566778899aabbccddeeff", "kind": "WARNING", "level": "RED",
                     "notices": 3, "to": "webhook:oa", "recipient": "卫生许可窗口",
                     "subject": "【红牌】SF26-00039 办件超期 · 卫生许可窗口",
                     "text": "红牌 · 办件超期\\n\\n请尽快办理。\\n—— 御史\\n",
                     "alerts": [{"alertId": "0a1b2c3d4e5f60718293", "revision": 2, "level": "RED", "withdrawn": false}]}
                    """)));
  }

  @Test
  void weComGetsMarkdown() {
    answer(okJson(OK));
    assertThat(channels().send(Letters.to("robot:wecom"))).isEqualTo(SENT);
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/wecom?key=abc"))
            .withRequestBody(
                equalToJson(
                    """
                    {"msgtype": "markdown", "markdown": {"content":
                     "### 【红牌】SF26-00039 办件超期 · 卫生许可窗口\\n\\n红牌 · 办件超期\\n\\n请尽快办理。\\n—— 御史"}}
                    """)));
  }

  /** The signature was computed elsewhere, by Python's hmac and urllib. */
  @Test
  void dingTalkGetsASignature() {
    answer(okJson(OK));
    assertThat(channels().send(Letters.to("robot:dingtalk"))).isEqualTo(SENT);
    assertThat(DingTalkRobot.sign(MILLIS, "SECf00ba4"))
        .isEqualTo("PIIAlvG1b4ZDFtOWZ7/0dDXgZ2mXKS1UVt78lGqUTYU=");
    SERVER.verify(
        1,
        postRequestedFor(
                urlEqualTo(
                    "/dingtalk?access_token=abc&timestamp="
                        + MILLIS
                        + "&sign=PIIAlvG1b4ZDFtOWZ7%2F0dDXgZ2mXKS1UVt78lGqUTYU%3D"))
            .withRequestBody(matchingJsonPath("$.msgtype", equalTo("markdown")))
            .withRequestBody(matchingJsonPath("$.markdown.title", equalTo(Letters.SUBJECT)))
            .withRequestBody(
                matchingJsonPath(
                    "$.markdown.text",
                    equalTo("### " + Letters.SUBJECT + "\n\n红牌 · 办件超期\n\n请尽快办理。  \n—— 御史"))));
  }

  @Test
  void dingTalkWithoutASecretIsNotSigned() {
    answer(okJson(OK));
    assertThat(channels().send(Letters.to("robot:unsigned"))).isEqualTo(SENT);
    SERVER.verify(1, postRequestedFor(urlEqualTo("/dingtalk?access_token=abc")));
  }

  @ParameterizedTest
  @CsvSource({
    "wecom, 93000, Refused",
    "wecom, 45002, Refused",
    "wecom, 40058, Refused",
    "wecom, 45009, TryAgain",
    "wecom, -1, TryAgain",
    "wecom, 99999, TryAgain",
    "dingtalk, 310000, Refused",
    "dingtalk, 300005, Refused",
    "dingtalk, 400102, Refused",
    "dingtalk, 130101, TryAgain",
    "dingtalk, 410100, TryAgain",
    "dingtalk, -1, TryAgain"
  })
  void theCodeOfARobotDecides(String robot, int code, String outcome) {
    answer(okJson("{\"errcode\":" + code + ",\"errmsg\":\"sign not\\nmatch\"}"));
    Outcome found = channels().send(Letters.to("robot:" + robot));
    assertThat(found.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(found.toString()).contains("errcode " + code + ": sign not match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\nX-Y: z", "令牌"})
  void aTokenThatFitsNoHeaderIsNamedButNotShown(String token) {
    WebhookSettings settings =
        new WebhookSettings(new Secret("http://x.example"), new Secret(token));
    assertThatThrownBy(() -> new WebhookChannel("it", settings, new HttpPost(SHORT)))
        .hasMessage("webhooks.it.token: expected visible characters of ASCII");
  }

  @Test
  void aSecretIsSomething() {
    assertThat(new Secret(" abc\n").value()).isEqualTo("abc");
    assertThatThrownBy(() -> new Secret(" \n")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>gateway</html>", "[]", "{}", "{\"errcode\":\"0\"}", "null"})
  void whatIsNoAnswerOfARobotIsNotTakenForOne(String body) {
    answer(okJson(body));
    assertThat(channels().send(Letters.to("robot:wecom"))).isInstanceOf(Outcome.TryAgain.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, Sent",
    "202, Sent",
    "302, Refused",
    "400, Refused",
    "401, Refused",
    "403, Refused",
    "404, Refused",
    "410, Refused",
    "408, TryAgain",
    "425, TryAgain",
    "429, TryAgain",
    "500, TryAgain",
    "502, TryAgain",
    "503, TryAgain"
  })
  void theStatusDecides(int status, String outcome) {
    answer(status(status).withHeader("Location", SERVER.url("/elsewhere")).withBody(OK));
    for (String contact : new String[] {"webhook:oa", "robot:wecom", "robot:dingtalk"}) {
      Outcome found = channels().send(Letters.to(contact));
      assertThat(found.getClass().getSimpleName()).isEqualTo(outcome);
    }
    SERVER.verify(3, postRequestedFor(anyUrl()));
    SERVER.verify(0, postRequestedFor(urlPathEqualTo("/elsewhere")));
  }

  @Test
  void aSlowReceiverIsLeftSoon() {
    answer(okJson(OK).withFixedDelay(5000));
    leftSoon();
    answer(okJson(OK).withChunkedDribbleDelay(20, 6000));
    leftSoon();
  }

  private static void leftSoon() {
    long began = System.nanoTime();
    assertThat(webhook(SERVER.url("/oa"), SHORT).send(Letters.to("webhook:it")))
        .isEqualTo(new Outcome.TryAgain("no answer within 700 ms"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionMayBeWholeAgain(Fault fault) {
    answer(aResponse().withFault(fault));
    Outcome found = channels().send(Letters.to("webhook:oa"));
    assertThat(found).isInstanceOf(Outcome.TryAgain.class);
    assertThat(found.toString()).doesNotContain("abc");
  }

  @Test
  void nobodyThereMayBeThereLater() {
    for (String url : new String[] {"http://127.0.0.1:1/x?key=abc", "http://no.invalid/?key=abc"}) {
      Outcome found = webhook(url, PATIENT).send(Letters.to("webhook:it"));
      assertThat(found).isEqualTo(new Outcome.TryAgain("cannot connect"));
    }
  }

  @Test
  void anInterruptionIsPassedOn() {
    answer(okJson(OK).withFixedDelay(400));
    Thread.currentThread().interrupt();
    assertThat(channels().send(Letters.to("webhook:oa")))
        .isEqualTo(new Outcome.TryAgain("interrupted"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"wecom, 4096, $.markdown.content", "dingtalk, 20000, $.markdown.text"})
  void aLongTextIsCutAtACharacter(String robot, int most, String path) throws Exception {
    for (int shift = 0; shift < 4; shift++) {
      SERVER.resetAll();
      answer(okJson(OK));
      String text = "a".repeat(shift) + "超期😀".repeat(4000);
      assertThat(channels().send(Letters.of("robot:" + robot, text, null))).isEqualTo(SENT);
      JsonNode body = JSON.readTree(SERVER.getAllServeEvents().get(0).getRequest().getBody());
      assertThat(SERVER.getAllServeEvents().get(0).getRequest().getBody().length)
          .isLessThan(most + 200);
      String content = body.at(path.replace("$", "").replace('.', '/')).asText();
      assertThat(content.getBytes(StandardCharsets.UTF_8).length).isBetween(most * 3 / 4, most);
      assertThat(content).endsWith("…（过长，已截断 cut, too long）").doesNotContain("\uFFFD");
      assertThat(content.codePoints().filter(point -> point >= 0xD800 && point < 0xE000)).isEmpty();
    }
  }

  @Test
  void plainTextStaysPlain() {
    assertThat(RobotText.plain("<@all> [点](http://x) **a** _b_ `c` # d --by \"e\""))
        .isEqualTo("＜＠all＞ ［点］(http://x) ＊＊a＊＊ ＿b＿ ｀c｀ ＃ d --by \"e\"");
  }

  @Test
  void aNameWithoutSettingsIsRefused() {
    Channels none = new Channels(new ChannelSettings(null, Map.of(), Map.of()), CLOCK);
    for (String contact : new String[] {"mail:a@b", "robot:x", "webhook:x"}) {
      assertThat(none.send(Letters.to(contact)))
          .isEqualTo(new Outcome.Refused("the settings of the desk know nothing for " + contact));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qyapi.weixin.qq.com/send?key=abc",
        "ftp://x/abc",
        "http:///abc",
        "http://x/a b?abc"
      })
  void anAddressThatIsNoneIsNamedButNotShown(String url) {
    assertThatThrownBy(() -> webhook(url, PATIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("webhooks.it.url: expected a URL of http or https with a host");
  }

  @Test
  void aNameThatNoContactCanHaveIsAnError() {
    assertThatThrownBy(
            () ->
                new Channels(
                    new ChannelSettings(
                        null,
                        Map.of(),
                        Map.of("大厅", new WebhookSettings(new Secret("http://x"), null))),
                    CLOCK))
        .hasMessageContaining("expected mail:who@where");
  }

  @Test
  void noSecretIsShown() {
    assertThat(settings().toString()).doesNotContain("abc").doesNotContain("SEC").contains("***");
  }

  @Test
  void theSinkKeepsEveryLetter(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("letters.jsonl");
    SinkChannel sink = new SinkChannel(file, () -> Instant.EPOCH);
    assertThat(sink.send(Letters.to("mail:a@b"))).isEqualTo(SENT);
    assertThat(sink.send(Letters.to("robot:x"))).isEqualTo(SENT);
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(JSON.readTree(Files.readAllLines(file).get(1)).path("to").asText())
        .isEqualTo("robot:x");
    assertThat(Files.readAllLines(file).get(1)).startsWith("{\"sentAt\":\"1970-01-01T00:00:00Z\"");
    assertThat(new SinkChannel(folder, () -> Instant.EPOCH).send(Letters.to("robot:x")))
        .isInstanceOf(Outcome.TryAgain.class);
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(anyUrl()).willReturn(answer));
  }

  private static Channels webhook(String url, Timeouts timeouts) {
    return new Channels(
        new ChannelSettings(
            null, Map.of(), Map.of("it", new WebhookSettings(new Secret(url), null))),
        CLOCK,
        timeouts);
  }

  private static Channels channels() {
    return new Channels(settings(), CLOCK, PATIENT);
  }

  private static ChannelSettings settings() {
    Secret dingTalk = new Secret(SERVER.url("/dingtalk?access_token=abc"));
    return new ChannelSettings(
        null,
        Map.of(
            "wecom",
            new RobotSettings(
                RobotSettings.Vendor.WECOM, new Secret(SERVER.url("/wecom?key=abc")), null),
            "dingtalk",
            new RobotSettings(RobotSettings.Vendor.DINGTALK, dingTalk, new Secret("SECf00ba4")),
            "unsigned",
            new RobotSettings(RobotSettings.Vendor.DINGTALK, dingTalk, null)),
        Map.of(
            "oa",
            new WebhookSettings(new Secret(SERVER.url("/oa?key=abc")), new Secret("token-of-oa"))));
  }
}
