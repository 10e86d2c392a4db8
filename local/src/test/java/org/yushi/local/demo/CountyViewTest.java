package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.supervision.FeedCount;

class CountyViewTest {
  private final AlertBoard board = new AlertBoard();
  private final LetterBoard letters = new LetterBoard();
  private CountyView view;

  @BeforeEach
  void nameThings() throws RulebookException {
    view = new CountyView(new CountyWords(RulebookLoader.load(RulebookBundle.shipped("demo"))));
  }

  private Moment moment(double speed) {
    return new Moment(
        Revisions.at("2026-03-02T00:00"),
        Revisions.at("2026-05-08T11:30"),
        Revisions.at("2026-12-15T00:00"),
        speed,
        new FeedCount("*", 1_234, 1_200, 21, 0, 11, 2, 1),
        board,
        letters);
  }

  private String drawn(int columns, int rows) {
    return view.draw(moment(2.4 * 86_400), columns, rows).stream()
        .map(AttributedString::toString)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void showsTheClockTheCountsAndTheNewestAlerts() {
    board.add(
        Revisions.ofCase(
            "SF26-00031", 1, "RAISED", "YELLOW", "ACTIVE", "DUE_SOON", "2026-05-06T17:00"));
    board.add(
        Revisions.ofCase(
            "SF26-00031", 2, "HIGHER", "RED", "ACTIVE", "DUE_SOON", "2026-05-07T17:00"));
    board.add(
        Revisions.ofCase(
            "SF26-00007", 1, "RAISED", "YELLOW", "ACTIVE", "DUE_SOON", "2026-05-07T12:00"));
    board.add(
        Revisions.ofCase(
            "SF26-00002", 1, "RAISED", "RED", "ACTIVE", "NOT_TOLD", "2026-04-01T17:00"));
    board.add(
        Revisions.ofCase(
            "SF26-00002", 2, "RETRACTED", "RED", "RETRACTED", "NOT_TOLD", "2026-04-02T17:00"));
    board.add(
        Revisions.ofCase(
            "SF26-00001", 1, "RAISED", "YELLOW", "ENDED", "DUE_TODAY", "2026-03-20T16:00"));

    assertThat(drawn(80, 24))
        .isEqualTo(
            """
            御史 Yushi · 示范县，模拟时间 a county on simulated time · Ctrl-C 退出 ends
            2026-05-08 周五 11:30  [=====               ]  23%  1 秒 s ≈ 2.4 天 d
            收 received 审 judged 重 duplicate 拒 rejected 待 waiting | 黄 yellow 红 red
                  1,234     1,200           21          11          2 |         1      1
            各数据源均在报送 every feed is heard
            -------------------------------------------------------------------------------
            牌    起自 since   办件 case   事由 why      事项 item · 窗口 window
            红牌  05-07 17:00  SF26-00031  承诺即将到期  房屋市政工程竣工验收备案 · 施工许
            黄牌  05-07 12:00  SF26-00007  承诺即将到期  房屋市政工程竣工验收备案 · 施工许
            红撤  04-02 17:00  SF26-00002  逾期未告知    房屋市政工程竣工验收备案 · 施工许
            黄止  03-20 16:00  SF26-00001  当日将下班    房屋市政工程竣工验收备案 · 施工许
            """);
  }

  @Test
  void showsTheNewestLettersBelowTheAlertsWhereThereIsRoom() {
    board.add(
        Revisions.ofCase(
            "SF26-00007", 1, "RAISED", "YELLOW", "ACTIVE", "DUE_SOON", "2026-05-07T12:00"));
    for (int day = 1; day <= 6; day++) {
      letters.add(
          Revisions.letter(
              "2026-05-0" + day + "T09:00", Level.YELLOW, "施工许可窗口", "每日预警 " + day + "日"));
    }
    letters.add(Revisions.letter("2026-05-07T12:00", Level.RED, "住房和城乡建设局", "【红牌】SF26-00031 办件超期"));

    assertThat(drawn(80, 24).lines().skip(6))
        .containsExactly(
            "牌    起自 since   办件 case   事由 why      事项 item · 窗口 window",
            "黄牌  05-07 12:00  SF26-00007  承诺即将到期  房屋市政工程竣工验收备案 · 施工许",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "信 letters 7 · 时间 sent · 途径 by · 收信人 to · 主题 subject",
            "05-07 12:00  邮件  住房和城乡建设局     【红牌】SF26-00031 办件超期",
            "05-06 09:00  邮件  施工许可窗口         每日预警 6日",
            "05-05 09:00  邮件  施工许可窗口         每日预警 5日",
            "05-04 09:00  邮件  施工许可窗口         每日预警 4日");
    assertThat(drawn(80, 18)).doesNotContain("信 letters", "红牌");
  }

  @Test
  void namesTheFeedsThatAreSilent() {
    board.add(Revisions.ofFeed("centre", 1, "ACTIVE", "2026-05-08T10:00"));
    board.add(Revisions.ofFeed("township", 1, "ACTIVE", "2026-05-01T10:00"));
    board.add(Revisions.ofFeed("township", 2, "ENDED", "2026-05-01T10:00"));

    assertThat(drawn(80, 24))
        .contains("断报 silent:  centre（自 since 05-08 10:00）")
        .doesNotContain("township", "every feed is heard");
  }

  @Test
  void saysThatItIsStartingUntilTheClockGoes() {
    Moment first =
        new Moment(
            Revisions.at("2026-03-02T00:00"),
            Revisions.at("2026-03-02T00:00"),
            Revisions.at("2026-12-15T00:00"),
            0,
            new FeedCount("*", 0, 0, 0, 0, 0, 0, 0),
            board,
            letters);

    assertThat(view.draw(first, 80, 24).get(1).toString()).contains("  0%  启动中 starting");
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "40, 10", "41, 12", "200, 60"})
  void neverNeedsMoreRoomThanThereIs(int columns, int rows) {
    for (int i = 0; i < 100; i++) {
      board.add(
          Revisions.ofCase(
              "SF26-000" + i, 1, "RAISED", "RED", "ACTIVE", "PAST_PROMISE", "2026-05-07T17:00"));
      letters.add(
          Revisions.letter("2026-05-07T17:00", Level.RED, "示范县纪委监委驻政务服务中心纪检监察组", "红牌".repeat(60)));
    }

    List<AttributedString> lines = view.draw(moment(1), columns, rows);

    assertThat(lines).hasSize(rows);
    assertThat(lines).allMatch(line -> line.columnLength() < columns);
  }
}
