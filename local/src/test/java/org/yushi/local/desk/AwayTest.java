package org.yushi.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.local.audit.AlertText;
import org.yushi.local.database.Sql;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/**
 * What a desk does that was away, on simulated time. The week is that of Monday 14 September 2026,
 * with office hours from 09:00 to 17:00.
 */
@RealServices
@Timeout(120)
class AwayTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String ID = "0".repeat(19) + "a";

  private final PostgresService postgres;
  private final List<Letter> sent = new ArrayList<>();
  private String url = "";
  private String version = "";

  AwayTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void prepare() throws Exception {
    url = postgres.newDatabase();
    LedgerSchema.migrate(DatabaseAddress.of(url));
    RulebookBundle county = RulebookBundle.shipped("county");
    version = county.version();
    Catalogue.put(DatabaseAddress.of(url), RulebookSchedule.always(county));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse("2026-09-" + local).atZone(ZONE).toInstant();
  }

  private Outcome take(Letter letter) {
    sent.add(letter);
    return new Outcome.Sent();
  }

  private SimulatedDesk desk(Channel channel, String begin) throws Exception {
    return SimulatedDesk.open(DatabaseAddress.of(url), channel, DeskSettings.USUAL, at(begin));
  }

  private String overdue(String decidedAt) {
    return AlertText.overdue(ID, "c1", at(decidedAt).toString())
        .with("audience", "window department inspection")
        .with("rulebook", version)
        .json();
  }

  /** Who got letters so far: the names in the addresses. */
  private List<String> told() {
    return sent.stream().map(letter -> letter.to().name().replaceFirst("@.*", "")).toList();
  }

  @Test
  void whoeverIsToldLateHasAsLongToAnswerAsAnybody() throws Exception {
    try (SimulatedDesk desk = desk(this::take, "14T09:00")) {
      desk.runUntil(at("14T10:00"));
    }

    try (SimulatedDesk desk = desk(this::take, "16T11:00")) {
      desk.hear(overdue("14T14:00"));
      desk.runUntil(at("16T11:00"));
      assertThat(told()).containsExactly("w01");
      desk.runUntil(at("16T14:59:59"));
      assertThat(told()).containsExactly("w01");
      desk.runUntil(at("16T15:00"));
      assertThat(told()).first().isEqualTo("w01");
      assertThat(told()).contains("d-mkt").doesNotContain("j1");
      desk.runUntil(at("17T10:59:59"));
      assertThat(told()).doesNotContain("j1");
      desk.runUntil(at("17T11:00"));
      assertThat(told()).contains("j1");
    }
  }

  @Test
  void aLetterIsNotGivenUpForTheDesksBeingAway() throws Exception {
    Channel dead = letter -> new Outcome.TryAgain("nobody answers");
    try (SimulatedDesk desk = desk(dead, "14T09:00")) {
      desk.hear(overdue("14T10:00"));
      desk.runUntil(at("14T10:00"));
    }
    assertThat(state()).isEqualTo("COMPOSED");

    try (SimulatedDesk desk = desk(dead, "15T09:30")) {
      desk.runUntil(at("15T09:31"));
      assertThat(state()).as("tried twice, though a day has passed").isEqualTo("COMPOSED");
      desk.runUntil(at("15T09:40"));
      assertThat(state()).isEqualTo("UNDELIVERABLE");
    }
    try (SimulatedDesk desk = desk(this::take, "15T09:45")) {
      desk.runUntil(at("15T10:00"));
      assertThat(told()).as("told instead").contains("d-mkt").doesNotContain("w01");
    }
  }

  private String state() throws SQLException {
    return Sql.ask(url, "select state from message where recipient = 'W01'");
  }

  @Test
  void whatIsAheadIsToldToWhomeverItMayBeTold() throws Exception {
    ahead(1, "same-day", "NOT_SAME_DAY");
    ahead(2, "registration-only", "SENT_AWAY");
    ahead(3, "off-centre", "OFF_CENTRE");
    try (SimulatedDesk desk = desk(this::take, "14T08:00")) {
      desk.hear(yellow("a", "window"));
      desk.hear(yellow("b", "department"));
      desk.runUntil(at("14T09:00"));
    }

    assertThat(told()).contains("w01", "d-mkt");
    assertThat(textTo("w01")).contains("ahead-1").doesNotContain("ahead-2", "ahead-3");
    assertThat(textTo("d-mkt")).contains("ahead-1", "ahead-3").doesNotContain("ahead-2");
  }

  private String yellow(String number, String audience) {
    return AlertText.overdue("0".repeat(19) + number, "c" + number, at("14T08:30").toString())
        .with("level", "YELLOW")
        .with("audience", audience)
        .with("rulebook", version)
        .json();
  }

  private String textTo(String name) {
    return sent.stream()
        .filter(letter -> letter.to().name().startsWith(name + "@"))
        .findFirst()
        .map(Letter::text)
        .orElse("");
  }

  private void ahead(int number, String rule, String grade) throws SQLException {
    Sql.run(
        url,
        "insert into forecast values ('ahead-%d', 1, 'MKT-01', '510000', 'C1', 'D-MKT', 'W01', '%s', '', '%s', 'RED', '%s', '%s')"
            .formatted(number, rule, grade, at("14T15:00"), at("14T15:00")));
  }
}
