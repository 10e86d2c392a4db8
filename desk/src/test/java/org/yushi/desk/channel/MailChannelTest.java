package org.yushi.desk.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MailChannelTest {
  private static final String TO = "mail:zhou.zheng@health.example.gov.cn";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-09T01:00:00Z"), ZoneOffset.UTC);
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(500), Duration.ofMillis(500));

  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20));

  @RegisterExtension
  static final GreenMailExtension SERVER =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Test
  void aMailIsReadAsItWasWritten() throws Exception {
    assertThat(channel(SERVER.getSmtp().getPort()).send(Letters.to(TO)))
        .isEqualTo(new Outcome.Sent());
    MimeMessage mail = received(1)[0];
    assertThat(mail.getSubject()).isEqualTo(Letters.SUBJECT);
    assertThat(mail.getHeader("Subject", null)).matches("[\\x20-\\x7e\\r\\n]+");
    assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?B?5b6h5Y+y?= <yushi@centre.example.gov.cn>");
    assertThat(mail.getAllRecipients()[0].toString())
        .endsWith("<zhou.zheng@health.example.gov.cn>");
    assertThat(mail.getMessageID()).isEqualTo("<" + Letters.ID + "@centre.example.gov.cn>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Yushi-Notice-Count")).containsExactly("3");
    assertThat(mail.getHeader("X-Yushi-Kind")).containsExactly("WARNING");
    assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart both = (MimeMultipart) mail.getContent();
    assertThat(both.getCount()).isEqualTo(2);
    assertThat(both.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
    assertThat(both.getBodyPart(0).getContent()).isEqualTo(Letters.TEXT.replace("\n", "\r\n"));
    assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
    assertThat((String) both.getBodyPart(1).getContent()).contains("红牌");
  }

  @Test
  void aMailWithoutPageIsPlain() throws Exception {
    channel(SERVER.getSmtp().getPort()).send(Letters.of(TO, "早", null));
    MimeMessage mail = received(1)[0];
    assertThat(mail.getContentType()).startsWith("text/plain");
    assertThat((String) mail.getContent()).startsWith("早");
  }

  @Test
  void noLineEndGetsIntoTheHead() throws Exception {
    Letter letter = Letters.to(TO);
    Letter evil =
        new Letter(
            letter.id(),
            letter.kind(),
            letter.level(),
            1,
            letter.to(),
            "Hall\r\nBcc: a@b.example",
            "Red\r\n\r\nBcc: a@b.example",
            letter.text(),
            null,
            letter.alerts());
    assertThat(channel(SERVER.getSmtp().getPort()).send(evil)).isEqualTo(new Outcome.Sent());
    MimeMessage mail = received(1)[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Red Bcc: a@b.example");
  }

  @Test
  void sentAgainItIsTheSameMail() throws Exception {
    MailChannel channel = channel(SERVER.getSmtp().getPort());
    channel.send(Letters.to(TO));
    channel.send(Letters.to(TO));
    MimeMessage[] mails = received(2);
    assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
  }

  @Test
  void whoMaySignInDoes() throws Exception {
    SERVER.setUser("yushi@centre.example.gov.cn", "desk", "right");
    assertThat(signedIn("right").send(Letters.to(TO))).isEqualTo(new Outcome.Sent());
    assertThat(signedIn("wrong").send(Letters.to(TO)))
        .isEqualTo(new Outcome.TryAgain("the mail server does not let the desk sign in"));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user, Refused",
    "RCPT, 552 5.2.2 mailbox full, Refused",
    "RCPT, 450 4.2.1 greylisted, TryAgain",
    "RCPT, 421 4.3.2 shutting down, TryAgain",
    "., 554 5.7.1 looks like spam, Refused",
    "., 451 4.3.0 try later, TryAgain",
    "DATA, 452 4.3.1 no room, TryAgain",
    "MAIL, 550 5.7.1 who are you, TryAgain",
    "MAIL, 451 4.7.1 later, TryAgain",
    "GREETING, 554 not you, TryAgain"
  })
  void whatTheServerSaysDecides(String verb, String answer, String outcome) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of(verb, answer))) {
      Outcome found = channel(server.port()).send(Letters.to(TO));
      assertThat(found.getClass().getSimpleName()).as(found.toString()).isEqualTo(outcome);
      assertThat(found.toString()).contains(answer.substring(0, 3)).doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREETING", "EHLO", "RCPT", "."})
  void aSilentServerIsLeftSoon(String verb) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of(verb, ""))) {
      long began = System.nanoTime();
      assertThat(
              new MailChannel(
                      settings(server.port(), MailSettings.Security.NONE, null, null), CLOCK, SHORT)
                  .send(Letters.to(TO)))
          .isInstanceOf(Outcome.TryAgain.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aServerThatIsDownMayComeBack() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(channel(port).send(Letters.to(TO))).isInstanceOf(Outcome.TryAgain.class);
  }

  @Test
  void nothingIsSentInTheClearWhereItMustNotBe() throws Exception {
    int port = SERVER.getSmtp().getPort();
    for (MailSettings.Security security :
        new MailSettings.Security[] {MailSettings.Security.STARTTLS, MailSettings.Security.SSL}) {
      MailChannel channel = new MailChannel(settings(port, security, null, null), CLOCK, SHORT);
      assertThat(channel.send(Letters.to(TO))).isInstanceOf(Outcome.TryAgain.class);
    }
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yushi", "", "yushi@", "a b@c"})
  void aSenderMustBeAnAddress(String from) {
    MailSettings settings = new MailSettings("localhost", 25, null, null, null, from, null);
    assertThatThrownBy(() -> new MailChannel(settings, CLOCK, SHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mail.from: expected who@where, found \"" + from + "\"");
  }

  private static MimeMessage[] received(int count) {
    assertThat(SERVER.waitForIncomingEmail(5000, count)).isTrue();
    return SERVER.getReceivedMessages();
  }

  private static MailChannel channel(int port) {
    return new MailChannel(settings(port, MailSettings.Security.NONE, null, null), CLOCK, PATIENT);
  }

  private static MailChannel signedIn(String password) {
    return new MailChannel(
        settings(SERVER.getSmtp().getPort(), null, "desk", new Secret(password)), CLOCK, PATIENT);
  }

  private static MailSettings settings(
      int port,
      MailSettings.@Nullable Security security,
      @Nullable String user,
      @Nullable Secret password) {
    return new MailSettings(
        "127.0.0.1", port, security, user, password, "yushi@centre.example.gov.cn", "御史");
  }
}
