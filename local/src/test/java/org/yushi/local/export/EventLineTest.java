package org.yushi.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.RejectedEventException;

/** A line is to a replay what the record was to the live job. */
class EventLineTest {
  private static final Instant APPENDED = Instant.parse("2026-03-02T01:30:00.007Z");
  private static final String KNOWN = "\"ingestedAt\":\"2026-03-02T01:30:00.007Z\"";
  private static final String EVENT =
      "\"eventId\":\"e\",\"caseId\":\"c\",\"type\":\"RECEIVED\",\"occurredAt\":\"2026-03-02T09:00:00+08:00\"";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String record) {
    return new String(
        new EventLine(EventLine.Contract.ofEvents()).of(utf8(record), APPENDED).bytes(),
        StandardCharsets.UTF_8);
  }

  private static Optional<CaseEvent> live(byte[] record) {
    try {
      return Optional.of(new CaseEventReader().read(record, APPENDED));
    } catch (RejectedEventException e) {
      return Optional.empty();
    }
  }

  private static Optional<CaseEvent> replayed(byte[] line) {
    try {
      return Optional.of(new CaseEventReader().read(line));
    } catch (RejectedEventException e) {
      return Optional.empty();
    }
  }

  private static void isTheSameToAReplay(byte[] record) {
    EventLine.Line line = new EventLine(EventLine.Contract.ofEvents()).of(record, APPENDED);

    assertThat(replayed(line.bytes())).isEqualTo(live(record));
    assertThat(line.taken()).isEqualTo(live(record).isPresent());
    assertThat(new String(line.bytes(), StandardCharsets.ISO_8859_1))
        .isNotBlank()
        .doesNotContain("\n", "\r");
  }

  @Test
  void theTimeOfTheBrokerIsAddedAtTheEnd() {
    assertThat(line("{" + EVENT + "}")).isEqualTo("{" + EVENT + "," + KNOWN + "}");
  }

  @Test
  void aTimeThatTheRecordClaimsIsReplacedWhereItStands() {
    assertThat(line("{\"ingestedAt\": \"1990-01-01T00:00:00Z\", " + EVENT + "}"))
        .isEqualTo("{\"ingestedAt\": \"2026-03-02T01:30:00.007Z\", " + EVENT + "}");
    assertThat(line("{" + EVENT + ",\"ingestedAt\":{\"a\":[1,\"}\"]} }"))
        .isEqualTo("{" + EVENT + "," + KNOWN + " }");
    assertThat(line("{\"ingestedAt\":null," + EVENT + "}"))
        .isEqualTo("{" + KNOWN + "," + EVENT + "}");
    assertThat(line("{\"ingestedAt\":17 ," + EVENT + "}"))
        .isEqualTo("{" + KNOWN + " ," + EVENT + "}");
  }

  @Test
  void everythingElseStaysAsItWasSent() {
    String odd =
        "{ \"注\" : \"\\u6ce8\\n\", \"n\": 1.10e+2 , \"big\": 123456789012345678901234567890,"
            + "\"deep\":{\"ingestedAt\":1}, "
            + EVENT
            + "}";

    assertThat(line(odd)).isEqualTo(odd.substring(0, odd.length() - 1) + "," + KNOWN + "}");
  }

  @Test
  void anEventOnSeveralLinesBecomesOne() {
    assertThat(line("{\r\n  " + EVENT + "\n}\n")).isEqualTo("{    " + EVENT + " ," + KNOWN + "} ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        " \n\t ",
        "null",
        "[1,2]",
        "no json at all\nsecond line",
        "{\"eventId\":\"e\"}",
        "{\"type\":\n\"RECEIVED\"}",
        "{" + EVENT + "}\n{" + EVENT + "}",
        "{" + EVENT + "} trailing",
        "{" + EVENT + ",\"reason\":\"a\nb\"}",
        "{" + EVENT + "\n",
        "{" + EVENT + ",\"eventId\":\"twice\"}",
        "{" + EVENT + ",\"ingestedAt\":1,\"ingestedAt\":2}",
        "{" + EVENT + ",\"ingestedAt\":\"2026-03-02T00:00:00Z\"}",
        "{" + EVENT + ",\"ingestedAt\":\"never\"}",
        "{" + EVENT + ",}",
        "\uFEFF{" + EVENT + "}",
        "{" + EVENT + ",\"reason\":\"办结\u2028\"}",
        "{" + EVENT + ",\"reason\":\"\u000b\"}"
      })
  void whatIsTakenInIsTakenInAndWhatIsRejectedIsRejected(String record) {
    isTheSameToAReplay(utf8(record));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "GB18030", "ISO-8859-1"})
  void inWhateverEncoding(String charset) {
    isTheSameToAReplay(
        ("{" + EVENT + ",\"reason\":\"ੁ办结Ċ\",\"n\":1.10e+2}").getBytes(Charset.forName(charset)));
    isTheSameToAReplay("办结".getBytes(Charset.forName(charset)));
  }

  @Test
  void aTimeTooLongToBeTakenInIsNotMadeShorter() {
    isTheSameToAReplay(utf8("{" + EVENT + ",\"ingestedAt\":\"" + "办".repeat(4_001) + "\"}"));
    isTheSameToAReplay(utf8("{" + EVENT + ",\"ingestedAt\":\"" + "办".repeat(4_000) + "\"}"));
  }

  @Test
  void aRecordWithoutAValueIsRejectedByAReplayToo() {
    EventLine.Line line = new EventLine(EventLine.Contract.ofEvents()).of(null, APPENDED);

    assertThat(replayed(line.bytes())).isEmpty();
    assertThat(line.taken()).isFalse();
  }

  @Test
  void aTimeThatAProducerChoseIsRejectedByAReplayTooAndTheLineSaysWhy() {
    EventLine.Line line =
        new EventLine(EventLine.Contract.ofEvents()).of(utf8("{" + EVENT + "}"), null);

    assertThat(new String(line.bytes(), StandardCharsets.UTF_8))
        .contains(EVENT, "\"ingestedAt\":\"not stamped by the broker\"");
    assertThat(replayed(line.bytes())).isEmpty();
    assertThat(line.taken()).isFalse();
  }

  @Provide
  static Arbitrary<byte[]> records() {
    return Arbitraries.of(
            "{",
            "}",
            "{" + EVENT,
            EVENT,
            ",",
            "\"ingestedAt\":",
            "\"reason\":",
            "\"x\"",
            "1",
            "\n",
            "\r\n",
            " ",
            "[",
            "]",
            "null",
            "\\u000a",
            "办",
            "\u000b",
            "\uFEFF",
            "\"")
        .list()
        .ofMaxSize(8)
        .map(EventLineTest::joined);
  }

  private static byte[] joined(List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(piece -> bytes.writeBytes(utf8(piece)));
    return bytes.toByteArray();
  }

  @Property(tries = 5_000)
  void whateverComes(@ForAll("records") byte[] record) {
    isTheSameToAReplay(record);
  }
}
