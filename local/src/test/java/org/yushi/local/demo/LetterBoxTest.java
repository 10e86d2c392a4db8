package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

class LetterBoxTest {
  private static final Instant NOW = Revisions.at("2026-05-07T12:00");

  private final LetterBoard board = new LetterBoard();

  @TempDir private Path out;

  private static Letter letter(Contact to) {
    return new Letter(
        "0a", Letter.Kind.WARNING, Level.RED, 1, to, "窗口", "主题", "正文", "<p>正文</p>", List.of());
  }

  @Test
  void keepsALineANoteAndOfMailsThePageToo() throws Exception {
    LetterBox box = LetterBox.emptyIn(out, board, () -> NOW);

    box.send(letter(new Contact(Contact.Kind.ROBOT, "market")));
    box.send(letter(new Contact(Contact.Kind.MAIL, "a@b.example")));

    assertThat(Files.readAllLines(out.resolve("letters.jsonl"))).hasSize(2);
    assertThat(board.newest(1))
        .containsExactly(
            new SentLetter(NOW, Letter.Kind.WARNING, Level.RED, Contact.Kind.MAIL, "窗口", "主题"));
    assertThat(out.resolve("letters/0001.html")).doesNotExist();
    assertThat(out.resolve("letters/0002.html")).hasContent("<p>正文</p>");
    assertThat(box.failure()).isEmpty();
  }

  @Test
  void beginsEmpty() throws Exception {
    LetterBox.emptyIn(out, board, () -> NOW)
        .send(letter(new Contact(Contact.Kind.MAIL, "a@b.example")));

    LetterBox.emptyIn(out, board, () -> NOW);

    assertThat(out.resolve("letters.jsonl")).doesNotExist();
    assertThat(out.resolve("letters")).isEmptyDirectory();
  }

  @Test
  void saysWhyALetterCouldNotBeWritten() throws Exception {
    LetterBox box = LetterBox.emptyIn(out, board, () -> NOW);
    Files.createDirectory(out.resolve("letters.jsonl"));

    assertThat(box.send(letter(new Contact(Contact.Kind.MAIL, "a@b.example"))))
        .isInstanceOf(Outcome.TryAgain.class);

    assertThat(box.failure()).isPresent();
    assertThat(board.count()).isZero();
  }
}
