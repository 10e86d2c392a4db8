package org.yushi.desk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;

/** What letters of every kind are made of. */
final class Parts {
  /** As many as a telephone shows with patience; with what is to come, a robot's 4,096 bytes. */
  private static final int MOST_ENTRIES = 10;

  private static final int MOST_AHEAD = 6;

  /** A case of many events has a computation of many pages. */
  private static final int LONGEST_PROSE = 700;

  private final Words words;

  Parts(Words words) {
    this.words = words;
  }

  static Page.Tone tone(Level level) {
    return switch (level) {
      case RED -> Page.Tone.RED;
      case YELLOW -> Page.Tone.YELLOW;
      case NOTICE, OFF -> Page.Tone.NOTICE;
    };
  }

  /** Case, rule and place behind a mark. */
  String subject(String mark, Piece piece) {
    String subject = words.say("subject.alert", mark, piece.subject().id(), piece.rule());
    return piece.place().isEmpty() ? subject : words.say("subject.placed", subject, piece.place());
  }

  /** What is known of an alert, without what is empty. */
  List<Page.Fact> facts(Piece piece) {
    List<Page.Fact> facts = new ArrayList<>();
    fact(facts, "fact." + piece.subject().kind(), piece.subject().id());
    fact(facts, "fact.item", piece.item());
    fact(facts, "fact.place", whole(piece));
    if (piece.due() != null) {
      fact(facts, "fact.due", words.of(piece.due()));
    }
    if (!piece.since().equals(piece.due())) {
      fact(facts, "fact.since", words.of(piece.since()));
    }
    return facts;
  }

  /** Adds a fact, unless it is empty. */
  void fact(List<Page.Fact> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.add(new Page.Fact(words.say(key), value));
    }
  }

  /** Computation and basis, as far as there are any. */
  List<Page.Block> grounds(Piece piece) {
    return Stream.of(
            new Page.Prose(words.say("prose.computation"), shortened(piece.computation())),
            new Page.Prose(words.say("prose.basis"), shortened(piece.basis())))
        .filter(prose -> !prose.text().isEmpty())
        .map(Page.Block.class::cast)
        .toList();
  }

  private String shortened(Bilingual prose) {
    String text = words.of(prose);
    if (text.codePointCount(0, text.length()) <= LONGEST_PROSE) {
      return text;
    }
    return words.say("prose.cut", text.substring(0, text.offsetByCodePoints(0, LONGEST_PROSE)));
  }

  /**
   * How to answer one alert, or any.
   *
   * @param examines whether by what was found out, else as whoever was told
   */
  Page.Commands answers(String alertId, boolean examines) {
    List<String> acts =
        examines
            ? List.of("answer.sign", "answer.uphold", "answer.rescind")
            : List.of("answer.sign", "answer.explain");
    return new Page.Commands(
        words.say("answer.title"),
        words.say("answer.hint"),
        acts.stream()
            .map(act -> new Page.Fact(words.say(act), words.say(act + ".line", alertId)))
            .toList());
  }

  /**
   * A list of alerts, the first of them if there are many.
   *
   * @param all how many there are, listed or not
   */
  Page.Listing listing(String title, List<Piece> pieces, int all) {
    List<Page.Entry> entries = pieces.stream().limit(MOST_ENTRIES).map(this::entry).toList();
    return new Page.Listing(title, entries, more(all - entries.size()));
  }

  /** What is to come. */
  Page.Listing ahead(String title, List<Digest.Ahead> next) {
    List<Page.Entry> entries =
        next.stream()
            .limit(MOST_AHEAD)
            .map(
                each ->
                    new Page.Entry(
                        tone(each.level()),
                        words.of(each.level()),
                        line(each.caseId(), words.of(each.rule())),
                        lines(
                            line(each.item(), each.window()),
                            words.say("digest.next.entry", each.at(), each.level()))))
            .toList();
    return new Page.Listing(title, entries, more(next.size() - entries.size()));
  }

  /**
   * A list of what is taken back, the first of it if there is much.
   *
   * @param all how many there are, listed or not
   */
  Page.Listing takenBack(String title, List<Withdrawal> withdrawals, int all) {
    List<Page.Entry> entries =
        withdrawals.stream()
            .limit(MOST_ENTRIES)
            .map(
                each ->
                    new Page.Entry(
                        each.now() == Level.OFF ? Page.Tone.RELIEF : tone(each.now()),
                        mark(each),
                        line(each.piece().subject().id(), words.of(each.piece().rule())),
                        lines(
                            line(each.piece().item(), each.piece().window()),
                            words.of(each.reason()),
                            words.say("entry.id", each.piece().alertId()))))
            .toList();
    return new Page.Listing(title, entries, more(all - entries.size()));
  }

  /** Says that it is taken back, or less grave now. */
  String mark(Withdrawal withdrawal) {
    return words.say(
        withdrawal.now() == Level.OFF ? "mark.withdrawn" : "mark.lowered", levels(withdrawal));
  }

  /** The level that was told, and what it is now, if it is any. */
  static Object[] levels(Withdrawal withdrawal) {
    Level told = withdrawal.piece().level();
    return withdrawal.now() == Level.OFF
        ? new Object[] {told}
        : new Object[] {told, withdrawal.now()};
  }

  private Page.Entry entry(Piece piece) {
    String when =
        piece.due() == null
            ? words.say("entry.since", piece.since())
            : words.say("entry.due", piece.due());
    return new Page.Entry(
        tone(piece.level()),
        words.of(piece.level()),
        line(piece.subject().id(), words.of(piece.rule())),
        lines(line(piece.item(), piece.window()), when, words.say("entry.id", piece.alertId())));
  }

  private String more(int unlisted) {
    return unlisted > 0 ? words.say("entry.more", unlisted) : "";
  }

  private static String line(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }

  private static List<String> lines(String... lines) {
    return Stream.of(lines).filter(line -> !line.isEmpty()).toList();
  }

  private static String whole(Piece piece) {
    return line(piece.centre(), piece.department(), piece.window());
  }
}
