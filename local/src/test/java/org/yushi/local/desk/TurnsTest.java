package org.yushi.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.desk.DeskSettings;
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

/** In what order letters go, and which do not, on simulated time: Friday 18 September 2026. */
@RealServices
@Timeout(120)
class TurnsTest {
  private static final String ID = "0".repeat(19) + "a";

  private final PostgresService postgres;
  private final List<String> sent = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private Set<String> away = Set.of();
  private Set<String> unknown = Set.of();
  private String url = "";
  private String version = "";

  TurnsTest(PostgresService postgres) {
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

  private static Instant at(String clock) {
    return LocalDateTime.parse("2026-09-18T" + clock)
        .atZone(ZoneId.of("Asia/Shanghai"))
        .toInstant();
  }

  private Outcome take(Letter letter) {
    String to = letter.to().name().replaceFirst("@.*", "");
    if (unknown.contains(to)) {
      return new Outcome.Refused("550 nobody of that name");
    }
    if (away.contains(to)) {
      return new Outcome.TryAgain("nobody answers");
    }
    sent.add(letter.kind() + " " + to);
    texts.add(letter.text());
    return new Outcome.Sent();
  }

  private SimulatedDesk desk() throws Exception {
    return SimulatedDesk.open(DatabaseAddress.of(url), this::take, DeskSettings.USUAL, at("09:00"));
  }

  private AlertText red() {
    return AlertText.overdue(ID, "c1", at("10:00").toString())
        .with("audience", "window department inspection")
        .with("rulebook", version);
  }

  @Test
  void aWithdrawalDoesNotOvertakeWhatItTakesBack() throws Exception {
    try (SimulatedDesk desk = desk()) {
      away = Set.of("w01");
      desk.hear(red().json());
      desk.hear(red().next(2, "RETRACTED", "RETRACTED", at("10:16").toString()).json());
      desk.runUntil(at("10:15:30"));
      away = Set.of();
      desk.runUntil(at("10:29:59"));
      assertThat(sent).as("the red is tried again at 10:30").isEmpty();
      desk.runUntil(at("11:00"));
      assertThat(sent).containsExactly("WARNING w01", "WITHDRAWAL w01");
    }
  }

  @Test
  void whatNeverCameIsNotTakenBack() throws Exception {
    try (SimulatedDesk desk = desk()) {
      away = Set.of("w01");
      desk.hear(red().json());
      desk.hear(red().next(2, "RETRACTED", "RETRACTED", at("10:16").toString()).json());
      desk.runUntil(at("13:00"));
      away = Set.of();
      desk.runUntil(at("20:00"));
      assertThat(sent).isEmpty();
      assertThat(Sql.ask(url, "select count(*) from message where state <> 'UNDELIVERABLE'"))
          .isEqualTo("0");
    }
  }

  @Test
  void whoeverIsToldInsteadHearsNoSecondTimeThatNobodySigned() throws Exception {
    unknown = Set.of("w01");
    try (SimulatedDesk desk = desk()) {
      desk.hear(red().json());
      desk.runUntil(at("16:59"));
      assertThat(sent).containsExactlyInAnyOrder("WARNING d-mkt", "WARNING market");
      assertThat(texts).allMatch(text -> text.contains("本应通知企业登记窗口 马强，但无法送达"));
      desk.runUntil(at("19:00"));
      assertThat(sent).hasSize(2);
    }
  }

  /** A database that can be read and not written, as after a failover to a copy. */
  @Test
  void whatCannotBeMarkedIsNotSent() throws Exception {
    try (SimulatedDesk desk = desk()) {
      away = Set.of("w01");
      desk.hear(red().json());
      desk.runUntil(at("10:00"));
      away = Set.of();
      Sql.run(url, "revoke all on message from yushi_desk");
      Sql.run(url, "grant select on message to yushi_desk");
      assertThatThrownBy(() -> desk.runUntil(at("12:00"))).isInstanceOf(SQLException.class);
      assertThat(sent).isEmpty();
    }
  }

  /** A revision that has to be confirmed comes between the withdrawal and its morning. */
  @Test
  void aWithdrawalTellsOfItsOwnRevision() throws Exception {
    List<Letter> letters = new ArrayList<>();
    try (SimulatedDesk desk =
        SimulatedDesk.open(
            DatabaseAddress.of(url),
            letter -> {
              letters.add(letter);
              return new Outcome.Sent();
            },
            DeskSettings.USUAL,
            at("09:00"))) {
      AlertText red = red().with("audience", "window");
      desk.hear(red.json());
      desk.hear(red.next(2, "RETRACTED", "RETRACTED", at("22:00").toString()).json());
      desk.hear(red.next(3, "AGAIN", "ACTIVE", at("23:00").toString()).confirmed().json());
      desk.runUntil(at("23:59").plusSeconds(3 * 24 * 3600));
    }

    assertThat(letters)
        .extracting(Letter::kind)
        .containsExactly(Letter.Kind.WARNING, Letter.Kind.WITHDRAWAL);
    assertThat(letters.get(1).subject()).contains("撤回红牌").doesNotContain("改为");
  }
}
