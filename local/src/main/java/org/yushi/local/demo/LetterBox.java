package org.yushi.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.desk.channel.SinkChannel;
import org.yushi.rulebook.Contact;

/**
 * Takes every letter of a demo: a line in a file, a page as mail shows it, and a note for the view.
 */
final class LetterBox implements Channel {
  private final Path pages;
  private final SinkChannel file;
  private final LetterBoard board;
  private final InstantSource time;
  private @Nullable String failure;

  private LetterBox(Path out, LetterBoard board, InstantSource time) {
    this.pages = out.resolve("letters");
    this.file = new SinkChannel(fileIn(out), time);
    this.board = board;
    this.time = time;
  }

  /** Where the letters of a demo stand. */
  static Path fileIn(Path out) {
    return out.resolve("letters.jsonl");
  }

  /**
   * A box without what an earlier demo has left there.
   *
   * @param time dates letters
   */
  static LetterBox emptyIn(Path out, LetterBoard board, InstantSource time) throws IOException {
    LetterBox box = new LetterBox(out, board, time);
    Files.deleteIfExists(fileIn(out));
    FileUtils.deleteDirectory(box.pages.toFile());
    Files.createDirectories(box.pages);
    return box;
  }

  @Override
  public synchronized Outcome send(Letter letter) {
    Outcome outcome = file.send(letter);
    if (outcome instanceof Outcome.TryAgain again) {
      failure = again.why();
      return outcome;
    }
    int number =
        board.add(
            new SentLetter(
                time.instant(),
                letter.kind(),
                letter.level(),
                letter.to().kind(),
                letter.recipient(),
                letter.subject()));
    if (letter.html() != null && letter.to().kind() == Contact.Kind.MAIL) {
      page(number, letter.html());
    }
    return outcome;
  }

  private void page(int number, String html) {
    try {
      Files.writeString(pages.resolve("%04d.html".formatted(number)), html);
    } catch (IOException e) {
      failure = "a page of a letter cannot be written: " + e;
    }
  }

  /** Why a letter could not be written; empty while all is well. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }
}
