package org.yushi.local.desk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.alert.AlertId;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.channel.ChannelSettings;
import org.yushi.desk.channel.Channels;
import org.yushi.desk.channel.MailSettings;
import org.yushi.desk.channel.RobotSettings;
import org.yushi.desk.channel.Secret;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.Command.Result;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.SubjectRef;

/**
 * From the events of a case to the letters of the people it concerns, on simulated time: judged by
 * the job, told by mail and robot. Sunday 20 September 2026 is a make-up working day.
 */
@RealServices
@Timeout(120)
class WarningsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String ROBOT = "{\"errcode\":0,\"errmsg\":\"ok\"}";

  @RegisterExtension
  static final WireMockExtension ROBOTS =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private static final List<String> EVENTS = new ArrayList<>();
  private static List<String> revisions = List.of();

  private final PostgresService postgres;
  private GreenMail mail = mailServer(0);
  private int port;
  private DatabaseAddress ledger = DatabaseAddress.of("jdbc:postgresql://nowhere/nothing");

  WarningsTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void openTheReceivers() throws Exception {
    mail.start();
    port = mail.getSmtp().getPort();
    ROBOTS.stubFor(post(urlEqualTo("/market")).willReturn(okJson(ROBOT)));
    ledger = DatabaseAddress.of(postgres.newDatabase());
    LedgerSchema.migrate(ledger);
    Catalogue.put(ledger, RulebookSchedule.always(RulebookBundle.shipped("county")));
  }

  @AfterEach
  void closeTheReceivers() {
    mail.stop();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static void event(String caseId, String type, String at, String known, String more) {
    EVENTS.add(
        "{\"eventId\":\"%s-%s\",\"caseId\":\"%s\",\"type\":\"%s\",\"source\":\"centre\",\"item\":\"MKT-01\",\"region\":\"510000\",\"centre\":\"C1\",\"window\":\"W01\",\"department\":\"D-MKT\",\"occurredAt\":\"%s\",\"ingestedAt\":\"%s\"%s}"
            .formatted(caseId, type, caseId, type, at(at), at(known), more));
  }

  /** Accepted on Wednesday, promised by the close of the make-up Sunday. */
  private static void oneCase(String caseId) {
    String accepted = "2026-09-16T10:00";
    event(
        caseId,
        "ACCEPTED",
        accepted,
        accepted,
        ",\"promisedBy\":\"%s\"".formatted(at("2026-09-20T17:00")));
    event(caseId, "STEP_STARTED", accepted, accepted, ",\"stepKind\":\"HANDLING\"");
  }

  /**
   * Of c1 it becomes known late that it was decided in time; c2 and c3 stay open; the red of c4 is
   * rescinded.
   */
  @BeforeAll
  static void judge(@TempDir Path folder) throws Exception {
    EVENTS.clear();
    List.of("c1", "c2", "c3", "c4").forEach(WarningsTest::oneCase);
    event("c1", "DECIDED", "2026-09-20T16:30", "2026-09-21T14:00", "");
    String act =
        "{\"actionId\":\"a\",\"alertId\":\"%s\",\"act\":\"RESCIND\",\"by\":\"严明\",\"reason\":\"系统故障属实\",\"ingestedAt\":\"%s\"}"
            .formatted(AlertId.of("overdue", SubjectRef.ofCase("c4"), ""), at("2026-09-21T10:00"));
    Path events = Files.write(folder.resolve("events.jsonl"), EVENTS);
    Path acts = Files.writeString(folder.resolve("acts.jsonl"), act);
    Path out = folder.resolve("out");
    Result result =
        yushi(
            "replay",
            "--events",
            events,
            "--actions",
            acts,
            "--as-of",
            "2026-10-01T00:00:00+08:00",
            "--out",
            out);
    assertThat(result.exitCode()).as(result.err()).isZero();
    revisions = Files.readAllLines(out.resolve("revisions.jsonl"));
  }

  private SimulatedDesk desk(String... cases) throws Exception {
    Channels channels =
        new Channels(
            new ChannelSettings(
                new MailSettings(
                    "127.0.0.1",
                    port,
                    MailSettings.Security.NONE,
                    null,
                    null,
                    "yushi@c1.example",
                    "御史"),
                Map.of(
                    "market",
                    new RobotSettings(
                        RobotSettings.Vendor.WECOM,
                        new Secret(ROBOTS.baseUrl() + "/market"),
                        null)),
                Map.of()),
            Clock.systemUTC());
    SimulatedDesk desk =
        SimulatedDesk.open(ledger, channels, DeskSettings.USUAL, at("2026-09-01T00:00"));
    for (String revision : revisions) {
      if (List.of(cases).stream().anyMatch(each -> revision.contains("\"caseId\":\"" + each))) {
        desk.hear(revision);
      }
    }
    return desk;
  }

  /** What came to a mailbox, in order. */
  private List<String> mails(String mailbox) throws Exception {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage each : mail.getReceivedMessages()) {
      if (each.getAllRecipients()[0].toString().contains(mailbox + "@")) {
        subjects.add(each.getSubject());
      }
    }
    return subjects;
  }

  private int robots() {
    return ROBOTS.findAll(postRequestedFor(urlEqualTo("/market"))).size();
  }

  @Test
  void digestRedLeaderWithdrawal() throws Exception {
    try (SimulatedDesk desk = desk("c1")) {
      desk.runUntil(at("2026-09-20T08:59:59"));
      assertThat(mail.getReceivedMessages()).isEmpty();
      desk.runUntil(at("2026-09-20T09:00"));
      assertThat(mails("w01")).singleElement().asString().contains("每日预警", "9月20日");
      desk.runUntil(at("2026-09-20T17:00"));
      assertThat(mails("w01")).hasSize(1);
      desk.runUntil(at("2026-09-20T17:00:00.001"));
      assertThat(mails("w01")).hasSize(2).last().asString().contains("【红牌】c1");
      desk.runUntil(at("2026-09-21T12:59:59"));
      assertThat(mails("d-mkt")).isEmpty();
      desk.runUntil(at("2026-09-21T13:00"));
      assertThat(mails("d-mkt")).singleElement().asString().contains("未签收");
      assertThat(robots()).isOne();
      desk.runUntil(at("2026-09-21T18:00"));
      assertThat(mails("w01")).hasSize(3).last().asString().contains("红牌", "c1");
      assertThat(mails("d-mkt")).hasSize(2);
      assertThat(robots()).isEqualTo(2);
      assertThat(mails("j1")).as("the inspection office was never told of the red").isEmpty();
    }
  }

  @Test
  void receiversThatAreDownForAnHourGetEachNoticeOnce() throws Exception {
    ROBOTS.stubFor(post(urlEqualTo("/market")).willReturn(aResponse().withStatus(503)));
    try (SimulatedDesk desk = desk("c2", "c3")) {
      mail.stop();
      desk.runUntil(at("2026-09-20T10:00"));
      mail = mailServer(port);
      mail.start();
      desk.runUntil(at("2026-09-20T17:00"));
      assertThat(mails("w01")).singleElement().asString().contains("新增2件");
      desk.runUntil(at("2026-09-21T14:00"));
      ROBOTS.stubFor(post(urlEqualTo("/market")).willReturn(okJson(ROBOT)));
      ROBOTS.resetRequests();
      desk.runUntil(at("2026-09-21T16:00"));
      assertThat(robots()).isEqualTo(2);
      assertThat(mails("d-mkt")).hasSize(2);
    }
  }

  @Test
  void whatAPersonRescindsIsTakenBackFromWhoeverGotIt() throws Exception {
    try (SimulatedDesk desk = desk("c4")) {
      desk.runUntil(at("2026-09-30T18:00"));
    }

    assertThat(mails("w01")).hasSize(3).last().asString().contains("撤回红牌");
    MimeMessage last = mail.getReceivedMessages()[mail.getReceivedMessages().length - 1];
    MimeMultipart both = (MimeMultipart) last.getContent();
    assertThat((String) both.getBodyPart(0).getContent()).contains("严明", "系统故障属实");
    assertThat(mails("d-mkt")).as("rescinded before it was theirs").isEmpty();
    assertThat(mails("j1")).isEmpty();
  }

  private static GreenMail mailServer(int port) {
    return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }
}
