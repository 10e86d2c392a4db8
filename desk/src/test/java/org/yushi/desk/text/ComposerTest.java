package org.yushi.desk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.yushi.alert.Reason;
import org.yushi.casework.PersonalNumbers;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/**
 * The letters as they are read, against the texts beside; {@code -Dyushi.golden.write=true} writes
 * those anew. The pages are left in target/letters, to be looked at.
 */
class ComposerTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/yushi/desk/text");
  private static final Path SEEN = Path.of("target/letters");

  static Set<String> names() {
    return Samples.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysInBothLanguages(String name) throws Exception {
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      Composed composed = new Composer(language).compose(Samples.all().get(name), Samples.ZONE);
      String file = name + "." + language.getLanguage();
      Files.createDirectories(SEEN);
      Files.writeString(SEEN.resolve(file + ".html"), composed.html());
      compare(file + ".txt", composed.subject() + "\n\n" + composed.text());
      assertThat(composed.subject()).doesNotContain("\n").hasSizeLessThan(120);
      wellFormed(composed.html());
    }
  }

  @Test
  void masksNumbersOfPeopleWhereverTheyStand() {
    String number = "510101199001011237";
    Bilingual both = new Bilingual("证件" + number, "card " + number);
    Piece piece =
        new Piece(
            "0a1b2c3d4e5f60718293",
            1,
            Level.RED,
            Samples.OVERDUE,
            SubjectRef.ofCase(number),
            number,
            number,
            number,
            number,
            Instant.EPOCH,
            null,
            both,
            both);
    for (Message message :
        List.of(
            new Warning(piece, new Warning.Why.Theirs(), new Warning.Turn.New(), false),
            new Warning(
                piece, new Warning.Why.Theirs(), new Warning.Turn.Again(number, number), true),
            new Withdrawal(piece, Level.OFF, Reason.PERSON, number, number, Instant.EPOCH),
            new Digest(
                LocalDate.EPOCH,
                "",
                1,
                List.of(piece),
                List.of(
                    new Digest.Ahead(
                        number, number, number, Samples.OVERDUE, Level.RED, Instant.EPOCH)),
                0,
                false))) {
      Composed composed = new Composer(Locale.CHINESE).compose(message, Samples.ZONE);
      assertThat(composed.subject() + composed.text() + composed.html()).doesNotContain(number);
      assertThat(PersonalNumbers.in(composed.text())).isFalse();
    }
  }

  /** The smallest robot takes 4,096 bytes, its heading and signs of another width among them. */
  @Test
  void aLongDigestFitsARobot() {
    Composed composed =
        new Composer(Locale.CHINESE).compose(Samples.all().get("digest-long"), Samples.ZONE);
    assertThat(composed.text().getBytes(StandardCharsets.UTF_8).length).isLessThan(3800);
  }

  @Test
  void aLongComputationLeavesRoomForTheAnswer() {
    Bilingual pages = new Bilingual("应办结".repeat(9000), "due ".repeat(9000));
    Piece piece =
        new Piece(
            "0a1b2c3d4e5f60718293",
            1,
            Level.RED,
            Samples.OVERDUE,
            SubjectRef.ofCase("C1"),
            "",
            "",
            "",
            "",
            Instant.EPOCH,
            null,
            pages,
            new Bilingual("", ""));
    Composed composed =
        new Composer(Locale.CHINESE)
            .compose(
                new Warning(piece, new Warning.Why.Theirs(), new Warning.Turn.New(), false),
                Samples.ZONE);
    assertThat(composed.text()).contains("……（全文见台账）").contains(" explain --by");
    assertThat(composed.text().getBytes(StandardCharsets.UTF_8).length).isLessThan(3800);
  }

  @Test
  void aPersonsWordsAreNoMarkup() {
    Composed composed =
        new Composer(Locale.CHINESE)
            .compose(
                new Withdrawal(
                    Samples.piece(Level.RED, "C1", Samples.FRIDAY_CLOSE),
                    Level.OFF,
                    Reason.PERSON,
                    "<b>",
                    "<script>alert(1)</script> {0}",
                    Instant.EPOCH),
                Samples.ZONE);
    assertThat(composed.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(composed.text()).contains("<script>alert(1)</script> {0}");
  }

  private static void compare(String file, String found) throws IOException {
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("yushi.golden.write")) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  private static void wellFormed(String html) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
