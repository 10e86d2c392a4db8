package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.supervision.FeedCount;

class PlainScreenTest {
  private final StringWriter printed = new StringWriter();
  private final LetterBoard letters = new LetterBoard();
  private PlainScreen screen;

  @BeforeEach
  void nameThings() throws RulebookException {
    screen =
        new PlainScreen(
            new PrintWriter(printed),
            new CountyWords(RulebookLoader.load(RulebookBundle.shipped("demo"))));
  }

  private void show(String clock) {
    screen.show(
        new Moment(
            Revisions.at("2026-03-02T00:00"),
            Revisions.at(clock),
            Revisions.at("2026-12-15T00:00"),
            1,
            new FeedCount("*", 1_234, 1_200, 21, 0, 11, 2, 1),
            new AlertBoard(),
            letters));
  }

  @Test
  void printsALineForEachWeek() {
    letters.add(Revisions.letter("2026-03-01T09:00", Level.YELLOW, "窗口", "每日预警"));
    show("2026-03-02T00:00");
    show("2026-03-05T00:00");
    show("2026-03-08T23:59");
    show("2026-03-10T12:00");
    show("2026-03-16T00:00");

    assertThat(printed.toString().lines())
        .containsExactly(
            "2026-03-02 周一 00:00  收 received 1,234  审 judged 1,200  重 duplicate 21  拒 rejected"
                + " 11  待 waiting 2  黄 yellow 0  红 red 0  信 letters 1",
            "2026-03-10 周二 12:00  收 received 1,234  审 judged 1,200  重 duplicate 21  拒 rejected"
                + " 11  待 waiting 2  黄 yellow 0  红 red 0  信 letters 1",
            "2026-03-16 周一 00:00  收 received 1,234  审 judged 1,200  重 duplicate 21  拒 rejected"
                + " 11  待 waiting 2  黄 yellow 0  红 red 0  信 letters 1");
  }

  @Test
  void printsALineForEachNewRedAndForNothingElse() {
    screen.published(
        Revisions.ofCase("C-1", 1, "RAISED", "YELLOW", "ACTIVE", "DUE_SOON", "2026-05-06T17:00"));
    screen.published(
        Revisions.ofCase("C-1", 2, "HIGHER", "RED", "ACTIVE", "PAST_PROMISE", "2026-05-07T17:00"));
    screen.published(
        Revisions.ofCase("C-1", 3, "ENDED", "RED", "ENDED", "PAST_PROMISE", "2026-05-07T17:00"));
    screen.published(Revisions.ofFeed("centre", 1, "ACTIVE", "2026-05-08T10:00"));

    assertThat(printed.toString().lines())
        .containsExactly(
            "  红牌 red  2026-05-07 周四 17:00  C-1 · 超过承诺时限 · 自 since 05-07 17:00 ·"
                + " 房屋市政工程竣工验收备案 · 施工许可窗口");
  }
}
