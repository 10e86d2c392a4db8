package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.Command.Result;
import org.yushi.local.audit.AlertText;
import org.yushi.local.services.PostgresService;
import org.yushi.local.services.RealServices;

/** A live alert reads like one of a replay, and what people did about it stands there. */
@RealServices
class ExplainFromLedgerTest {
  private static final String RAISED = "2026-03-05T17:00:00.001+08:00";
  private static final String SIGNED = "2026-03-06T09:05:00.000+08:00";

  @TempDir Path folder;

  private final PostgresService postgres;
  private String ledger = "";

  ExplainFromLedgerTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void threeAlertsAboutTwoCases() throws Exception {
    AlertText first = AlertText.overdue("ab" + "1".repeat(18), "SF26-1", RAISED);
    AlertText second =
        AlertText.overdue("aa" + "2".repeat(18), "SF26-1", "2026-03-05T18:00:00.000+08:00");
    AlertText other = AlertText.overdue("b" + "3".repeat(19), "SF26-2", RAISED);
    AlertText signed = first.next(2, "RESTATED", "ACTIVE", SIGNED).acted("SIGN", "谢伟", "", SIGNED);
    List<AlertText> revisions = List.of(first, second, other, signed);
    ledger = LedgerOfAlerts.with(postgres, revisions);
    Files.write(
        folder.resolve("revisions.jsonl"),
        revisions.stream().map(AlertText::json).sorted().toList());
  }

  private Result explain(String id, Object... more) {
    return more.length == 0
        ? yushi("explain", id, "--ledger", ledger)
        : yushi("explain", id, "--ledger", ledger, more[0], more[1]);
  }

  @Test
  void sameWordsAsOfAReplay() {
    for (String id : List.of("ab", "b", "SF26-1", "SF26-2")) {
      for (String language : List.of("zh", "en")) {
        Result live = explain(id, "--lang", language);
        assertThat(live.exitCode()).as(live.err()).isZero();
        assertThat(live.out())
            .isNotEmpty()
            .isEqualTo(yushi("explain", id, "--out", folder, "--lang", language).out());
      }
    }
  }

  @Test
  void whatPeopleDidStandsInTheHistory() {
    assertThat(explain("ab").out())
        .startsWith("超期  红牌 · 持续中")
        .endsWith(
            """
            经过：
              1. 2026-03-05T17:00:00.001+08:00  发出  红牌 · 持续中
              2. 2026-03-06T09:05:00.000+08:00  补充说明  红牌 · 持续中
                 签收 谢伟
            """);
  }

  @Test
  void ofACaseEveryAlertInTheOrderInWhichTheyWereRaised() {
    assertThat(explain("SF26-1").out().lines().filter(line -> line.contains("监察编号")))
        .containsExactly("  监察编号：ab" + "1".repeat(18), "  监察编号：aa" + "2".repeat(18));
  }

  @Test
  void whatIsNotThereIsSaid() {
    Result nothing = explain("SF26-9");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err())
        .contains("没有编号为 SF26-9 的预警", "no alert SF26-9", "in ")
        .doesNotContain("jdbc:");
    Result two = explain("a");
    assertThat(two.exitCode()).isEqualTo(2);
    assertThat(two.err()).contains("编号不唯一");
    assertThat(yushi("explain", "a", "--ledger", folder.resolve("none")).err())
        .contains("账本不可用 The ledger cannot be used");
  }

  @Test
  void folderOrLedgerAndNotBoth() {
    Result neither = yushi("explain", "ab");
    assertThat(neither.exitCode()).isEqualTo(2);
    assertThat(neither.err()).contains("--out、--ledger：应给出其一", "found 无 none");
    Result both = explain("ab", "--out", folder);
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("--out、--ledger：应给出其一", "两者 both");
  }
}
