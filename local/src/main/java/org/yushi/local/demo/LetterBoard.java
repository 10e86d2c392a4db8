package org.yushi.local.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.yushi.desk.channel.Letter;

/** The letters sent so far. Safe for several threads. */
final class LetterBoard {
  private final List<SentLetter> letters = new ArrayList<>();

  /** Notes a letter; returns its number, from 1. */
  synchronized int add(SentLetter letter) {
    letters.add(letter);
    return letters.size();
  }

  /** How many. */
  synchronized int count() {
    return letters.size();
  }

  /** Those sent last, the newest first. */
  synchronized List<SentLetter> newest(int howMany) {
    List<SentLetter> newest = new ArrayList<>();
    for (int i = letters.size() - 1; i >= 0 && newest.size() < howMany; i--) {
      newest.add(letters.get(i));
    }
    return newest;
  }

  /**
   * How many went to how many.
   *
   * @param out the folder of the demo
   */
  synchronized LetterTally tally(Path out) {
    Map<Letter.Kind, List<SentLetter>> byKind = new EnumMap<>(Letter.Kind.class);
    for (SentLetter letter : letters) {
      byKind.computeIfAbsent(letter.kind(), kind -> new ArrayList<>()).add(letter);
    }
    List<LetterTally.OfKind> kinds = new ArrayList<>();
    byKind.forEach(
        (kind, some) -> kinds.add(new LetterTally.OfKind(kind, some.size(), recipients(some))));
    return new LetterTally(LetterBox.fileIn(out), letters.size(), recipients(letters), kinds);
  }

  private static int recipients(List<SentLetter> letters) {
    return (int) letters.stream().map(SentLetter::recipient).distinct().count();
  }
}
