package org.yushi.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.yushi.local.county.SeenRevision;
import org.yushi.rulebook.Level;
import org.yushi.supervision.FeedCount;

/** Draws a moment of the demo for a terminal; 80 columns and 24 rows are enough. */
final class CountyView {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle RED = BOLD.foreground(AttributedStyle.RED);
  private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);

  private static final int BAR = 20;
  private static final int LEVEL = 6;
  private static final int SINCE = 13;
  private static final int CASE = 12;
  private static final int WHY = 14;
  private static final String TITLE =
      "御史 Yushi · 示范县，模拟时间 a county on simulated time · Ctrl-C 退出 ends";
  private static final String COUNT_HEADS =
      "收 received 审 judged 重 duplicate 拒 rejected 待 waiting | 黄 yellow 红 red";
  private static final String ALERT_HEADS =
      cell("牌", LEVEL)
          + cell("起自 since", SINCE)
          + cell("办件 case", CASE)
          + cell("事由 why", WHY)
          + "事项 item · 窗口 window";

  private static final int WAY = 6;
  private static final int RECIPIENT = 21;

  /** With fewer rows for alerts and letters, there are only alerts. */
  private static final int ROOM_FOR_LETTERS = 12;

  private final CountyWords words;

  private final String note;

  CountyView(CountyWords words) {
    this(words, "");
  }

  /**
   * A view.
   *
   * @param note a line that always stands there; empty for none
   */
  CountyView(CountyWords words, String note) {
    this.words = words;
    this.note = note;
  }

  /** The rows, no more than there is room for; the last column stays free. */
  List<AttributedString> draw(Moment moment, int columns, int rows) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(new AttributedString(TITLE, BOLD));
    if (!note.isEmpty()) {
      lines.add(new AttributedString(note, FAINT));
    }
    lines.add(clock(moment));
    lines.add(new AttributedString(COUNT_HEADS, FAINT));
    lines.add(counts(moment));
    lines.add(feeds(moment.board()));
    lines.add(new AttributedString("-".repeat(columns - 1), FAINT));
    lines.add(new AttributedString(ALERT_HEADS, FAINT));
    List<AttributedString> letters = letters(moment.letters(), rows - lines.size());
    int room = Math.max(0, rows - lines.size() - letters.size());
    List<SeenRevision> alerts = moment.board().newest(room);
    alerts.forEach(each -> lines.add(row(each)));
    if (!letters.isEmpty()) {
      lines.addAll(Collections.nCopies(room - alerts.size(), AttributedString.EMPTY));
      lines.addAll(letters);
    }
    return lines.stream().limit(rows).map(line -> cut(line, columns - 1)).toList();
  }

  private static AttributedString clock(Moment moment) {
    int done = (int) Math.round(moment.part() * BAR);
    return new AttributedStringBuilder()
        .append(CountyWords.full(moment.clock()), BOLD)
        .append("  [" + "=".repeat(done) + " ".repeat(BAR - done) + "]")
        .append(String.format(Locale.ROOT, " %3.0f%%", moment.part() * 100))
        .append("  " + pace(moment), FAINT)
        .toAttributedString();
  }

  private static String pace(Moment moment) {
    if (moment.clock().equals(moment.begin())) {
      return "启动中 starting";
    }
    double hours = moment.speed() / 3600;
    return hours < 48
        ? String.format(Locale.ROOT, "1 秒 s ≈ %.1f 小时 h", hours)
        : String.format(Locale.ROOT, "1 秒 s ≈ %.1f 天 d", hours / 24);
  }

  private static AttributedString counts(Moment moment) {
    FeedCount counts = moment.counts();
    return new AttributedStringBuilder()
        .append(
            String.format(
                Locale.ROOT,
                "%,11d %,9d %,12d %,11d %,10d | ",
                counts.received(),
                counts.judged(),
                counts.duplicate(),
                counts.rejected(),
                counts.waiting()))
        .append(String.format(Locale.ROOT, "%,9d", moment.board().standing("YELLOW")), YELLOW)
        .append(String.format(Locale.ROOT, " %,6d", moment.board().standing("RED")), RED)
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

  /** The newest letters below their heading, in a third of the room; nothing if it is small. */
  private static List<AttributedString> letters(LetterBoard board, int room) {
    List<AttributedString> lines = new ArrayList<>();
    if (room >= ROOM_FOR_LETTERS && board.count() > 0) {
      String heads =
          String.format(
              Locale.ROOT, "信 letters %,d · 时间 sent · 途径 by · 收信人 to · 主题 subject", board.count());
      lines.add(new AttributedString(heads, FAINT));
      board.newest(room / 3 - 1).forEach(each -> lines.add(row(each)));
    }
    return lines;
  }

  private static AttributedString row(SentLetter letter) {
    return new AttributedStringBuilder()
        .append(
            cell(CountyWords.brief(letter.at()), SINCE)
                + cell(CountyWords.way(letter.by()), WAY)
                + cell(letter.recipient(), RECIPIENT))
        .append(letter.subject(), letter.level() == Level.RED ? RED : YELLOW)
        .toAttributedString();
  }

  private AttributedString row(SeenRevision alert) {
    boolean active = alert.facts().status().equals("ACTIVE");
    AttributedStyle colour = alert.facts().level().equals("RED") ? RED : YELLOW;
    return new AttributedStringBuilder()
        .append(cell(level(alert), LEVEL), active ? colour : FAINT)
        .append(
            cell(CountyWords.brief(alert.since()), SINCE)
                + cell(alert.facts().subjectId(), CASE)
                + cell(CountyWords.why(alert), WHY)
                + words.thing(alert),
            active ? PLAIN : FAINT)
        .toAttributedString();
  }

  /** 红牌 while it stands, 红止 when it is over, 红撤 when it was taken back; likewise 黄. */
  private static String level(SeenRevision alert) {
    String colour = alert.facts().level().equals("RED") ? "红" : "黄";
    return switch (alert.facts().status()) {
      case "ACTIVE" -> colour + "牌";
      case "ENDED" -> colour + "止";
      default -> colour + "撤";
    };
  }

  /** A text in so many columns, a blank behind it. */
  private static String cell(String text, int columns) {
    AttributedString cut = cut(new AttributedString(text), columns - 1);
    return cut + " ".repeat(columns - cut.columnLength());
  }

  /** The beginning of a text: a wide character that does not fit is left out. */
  private static AttributedString cut(AttributedString text, int columns) {
    AttributedString cut = text.columnSubSequence(0, columns);
    return cut.columnLength() > columns ? text.columnSubSequence(0, columns - 1) : cut;
  }
}
