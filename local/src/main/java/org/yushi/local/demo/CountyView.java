package org.yushi.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.yushi.local.county.SeenRevision;
import org.yushi.supervision.FeedCount;

/** Draws a moment of the demo for a terminal; 80 columns and 24 rows are enough. */
final class CountyView {
  private static final int HEAD_ROWS = 7;
  private static final int BAR = 20;
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle RED = BOLD.foreground(AttributedStyle.RED);
  private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);

  private final CountyWords words;

  CountyView(CountyWords words) {
    this.words = words;
  }

  /** The rows, none longer than the columns and no more than there is room for. */
  List<AttributedString> draw(Moment moment, int columns, int rows) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        new AttributedString(
            "御史 Yushi · 示范县，模拟时间 a county on simulated time · Ctrl-C 退出 ends", BOLD));
    lines.add(clock(moment));
    lines.add(new AttributedString(COUNT_HEADS, FAINT));
    lines.add(counts(moment));
    lines.add(feeds(moment.board()));
    lines.add(new AttributedString("─".repeat(columns), FAINT));
    lines.add(new AttributedString(ALERT_HEADS, FAINT));
    moment.board().newest(rows - HEAD_ROWS).forEach(alert -> lines.add(row(alert)));
    return lines.stream().limit(rows).map(line -> line.columnSubSequence(0, columns)).toList();
  }

  private static AttributedString clock(Moment moment) {
    int done = (int) Math.round(moment.part() * BAR);
    return new AttributedStringBuilder()
        .append(CountyWords.full(moment.clock()), BOLD)
        .append("  ")
        .append("█".repeat(done))
        .append("░".repeat(BAR - done))
        .append(String.format(Locale.ROOT, " %3.0f%%", moment.part() * 100))
        .append(moment.speed() > 0 ? "  1 秒 s ≈ " + span(moment.speed()) : "", FAINT)
        .toAttributedString();
  }

  private static String span(double seconds) {
    double hours = seconds / 3600;
    return hours < 48
        ? String.format(Locale.ROOT, "%.1f 小时 h", hours)
        : String.format(Locale.ROOT, "%.1f 天 d", hours / 24);
  }

  private static final String COUNT_HEADS =
      "收 received  审 judged  重 duplicate  拒 rejected  待 waiting │ 黄 yellow  红 red";

  private static AttributedString counts(Moment moment) {
    FeedCount counts = moment.counts();
    return new AttributedStringBuilder()
        .append(
            String.format(
                Locale.ROOT,
                "%,11d  %,9d  %,12d  %,11d  %,10d │ ",
                counts.received(),
                counts.judged(),
                counts.duplicate(),
                counts.rejected(),
                counts.waiting()))
        .append(String.format(Locale.ROOT, "%,9d", moment.board().standing("YELLOW")), YELLOW)
        .append(String.format(Locale.ROOT, "  %,6d", moment.board().standing("RED")), RED)
        .toAttributedString();
  }

  private static AttributedString feeds(AlertBoard board) {
    List<SeenRevision> silent = board.silentFeeds();
    if (silent.isEmpty()) {
      return new AttributedString("各数据源均在报送 every feed is heard", FAINT);
    }
    StringBuilder text = new StringBuilder("断报 silent:");
    for (SeenRevision feed : silent) {
      text.append("  ").append(feed.facts().subjectId());
      text.append("（自 since ").append(CountyWords.brief(feed.since())).append("）");
    }
    return new AttributedString(text.toString(), YELLOW);
  }

  private static final String ALERT_HEADS =
      cell("牌 level", 9)
          + cell("起自 since", 13)
          + cell("办件 case", 12)
          + "事项 item · 窗口 window · 事由 why";

  private AttributedString row(SeenRevision alert) {
    boolean active = alert.facts().status().equals("ACTIVE");
    AttributedStyle colour = alert.facts().level().equals("RED") ? RED : YELLOW;
    return new AttributedStringBuilder()
        .append(
            cell(CountyWords.level(alert.facts().level()) + state(alert), 9),
            active ? colour : FAINT)
        .append(
            cell(CountyWords.brief(alert.since()), 13)
                + cell(alert.facts().subjectId(), 12)
                + String.join(
                    " · ", words.item(alert), words.window(alert), CountyWords.why(alert)),
            active ? PLAIN : FAINT)
        .toAttributedString();
  }

  private static String state(SeenRevision alert) {
    return switch (alert.facts().status()) {
      case "ACTIVE" -> "";
      case "ENDED" -> " 已止";
      default -> " 已撤";
    };
  }

  /** A text in so many columns. */
  private static String cell(String text, int columns) {
    AttributedString cut = new AttributedString(text).columnSubSequence(0, columns - 1);
    return cut + " ".repeat(columns - cut.columnLength());
  }
}
