package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yushi.desk.channel.Letter;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

class LetterTallyTest {
  private final LetterBoard board = new LetterBoard();

  private void letter(Letter.Kind kind, String recipient) {
    board.add(
        new SentLetter(
            Revisions.at("2026-05-07T12:00"),
            kind,
            Level.RED,
            Contact.Kind.MAIL,
            recipient,
            "subject"));
  }

  @Test
  void tellsLettersAndRecipientsOfEachKind() {
    letter(Letter.Kind.WARNING, "A");
    letter(Letter.Kind.WARNING, "B");
    letter(Letter.Kind.WARNING, "B");
    letter(Letter.Kind.DIGEST, "C");

    LetterTally tally = board.tally(Path.of("demo"));

    assertThat(tally.text().lines())
        .containsExactly(
            "发给人的信 letters: 4 封，收信人 recipients 3 → " + Path.of("demo", "letters.jsonl"),
            "  预警 warnings: 3 封，收信人 recipients 2",
            "  每日汇总 digests: 1 封，收信人 recipients 1");
    assertThat(tally.json().path("count").asInt()).isEqualTo(4);
    assertThat(tally.json().path("recipients").asInt()).isEqualTo(3);
    assertThat(tally.json().at("/kinds/1/kind").asText()).isEqualTo("DIGEST");
  }
}
