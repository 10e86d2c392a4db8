package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.local.Command.Result;
import org.yushi.local.audit.AlertText;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/** What waits for a person, and what is wrong with a question. */
@RealServices
class NoticesCommandTest {
  private static final String RAISED = "2026-03-05T17:00:00.001+08:00";
  private static final String LATER = "2026-03-06T09:00:00.000+08:00";

  private final PostgresService postgres;

  NoticesCommandTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  private static AlertText alert(String digit) {
    return AlertText.overdue(digit.repeat(20), "c" + digit, RAISED);
  }

  private static AlertText toConfirm(String digit) {
    return alert(digit).confirmed();
  }

  private static AlertText acted(AlertText alert, String act) {
    return alert.next(2, "RESTATED", "ACTIVE", LATER).acted(act, "严明", "已核查", LATER);
  }

  private static Result notices(String ledger, Object... more) {
    List<Object> words = new ArrayList<>(List.of("notices", "--ledger", ledger));
    words.addAll(List.of(more));
    return yushi(words.toArray());
  }

  /** Of six alerts two wait: one red, and one that is signed but not released. */
  private String waiting() throws Exception {
    AlertText yellow = toConfirm("1").with("level", "YELLOW");
    String ledger =
        LedgerOfAlerts.with(
            postgres,
            List.of(
                yellow,
                toConfirm("2"),
                toConfirm("3"),
                toConfirm("4"),
                toConfirm("5"),
                alert("6"),
                acted(yellow, "SIGN"),
                acted(toConfirm("3"), "RELEASE"),
                acted(toConfirm("4"), "UPHOLD"),
                toConfirm("5").next(2, "ENDED", "ENDED", LATER).with("until", LATER)));
    Catalogue.put(
        DatabaseAddress.of(ledger), RulebookSchedule.always(RulebookBundle.shipped("county")));
    return ledger;
  }

  @Test
  void whatWaitsToBeReleasedTheGravestFirst() throws Exception {
    Result result = notices(waiting(), "--to-release");

    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("预警 alert").contains("办件 case", "起算 since");
    assertThat(lines.get(1))
        .startsWith("2".repeat(20))
        .contains("红牌 red", "超期 Overdue", "c2", "W01 ", "窗口")
        .endsWith("2026-03-05 17:00");
    assertThat(lines.get(2)).startsWith("1".repeat(20)).contains("黄牌 yellow", "c1");
  }

  @Test
  void forPrograms() throws Exception {
    JsonNode all = new ObjectMapper().readTree(notices(waiting(), "--to-release", "--json").out());

    assertThat(all).hasSize(2);
    JsonNode red = all.get(0);
    assertThat(red.path("alertId").asText()).isEqualTo("2".repeat(20));
    assertThat(red.path("level").asText()).isEqualTo("RED");
    assertThat(red.path("title").path("zh-CN").asText()).isEqualTo("超期");
    assertThat(red.path("caseId").asText()).isEqualTo("c2");
    assertThat(red.path("place").asText()).isEqualTo("W01");
    assertThat(red.path("placeName").asText()).contains("窗口");
    assertThat(red.path("since").asText()).isEqualTo("2026-03-05T09:00:00Z");
  }

  @Test
  void nothingWaits() throws Exception {
    String ledger = LedgerOfAlerts.with(postgres, List.of(alert("6")));

    assertThat(notices(ledger, "--to-release").out())
        .isEqualTo("没有待发布的预警 No alert waits to be released.\n");
    assertThat(notices(ledger, "--to-release", "--json").out()).isEqualTo("[]\n");
  }

  @Test
  void oneQuestionAtATime() {
    for (List<String> two :
        List.of(
            List.of("--to-release", "--undeliverable"),
            List.of("--to-release", "--alert=66"),
            List.of("--undeliverable", "--alert=66"))) {
      Result result = notices("nowhere", two.toArray());
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("只能取一 expected no more than one of them");
    }
  }

  @Test
  void daysThatSayNothingAreRefused() {
    for (String days : List.of("-1", "0", "36501")) {
      Result result = notices("nowhere", "--undeliverable", "--days", days);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--days " + days + "：应为 expected 1 to 36500");
    }
  }

  @Test
  void anAlertOfWhichNobodyWasToldIsNotOneThatIsNotThere() throws Exception {
    String ledger = LedgerOfAlerts.with(postgres, List.of(alert("6")));

    assertThat(notices(ledger, "--alert", "666").out()).isEqualTo("没有通知 No notices.\n");
    Result unknown = notices(ledger, "--alert", "ffff");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("--alert ffff", "账本中没有", "neither an alert nor a notice");
  }
}
