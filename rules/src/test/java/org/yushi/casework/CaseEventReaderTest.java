package org.yushi.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.yushi.Given.at;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseEventReaderTest {
  private static final String ID_18 = "110101199003071234";
  private static final String GOOD =
      "'eventId':'e','caseId':'c','type':'RECEIVED','occurredAt':'2026-03-02T09:30:00+08:00'";

  private final CaseEventReader reader = new CaseEventReader();

  private CaseEvent read(String fields) throws RejectedEventException {
    return readJson("{" + fields + "}");
  }

  private CaseEvent readJson(String json) throws RejectedEventException {
    return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(String json) {
    try {
      CaseEvent event = readJson(json);
      throw new AssertionError("expected a refusal, read " + event);
    } catch (RejectedEventException e) {
      return String.valueOf(e.getMessage());
    }
  }

  // --- good events ---

  @Test
  void anAmountIsYuanWithTwoDecimalsAtMost() throws Exception {
    assertThat(read(GOOD + ",'amount':0").details().feeFen()).isZero();
    assertThat(read(GOOD + ",'amount':12").details().feeFen()).isEqualTo(1_200);
    assertThat(read(GOOD + ",'amount':1e12").details().feeFen()).isEqualTo(100_000_000_000_000L);
    for (String wrong : new String[] {"12.345", "-1", "1e13", "1e999999", "'12'"}) {
      assertThat(refusal("{" + GOOD + ",'amount':" + wrong + "}"))
          .contains("amount: expected yuan from 0");
    }
  }

  @Test
  void theLeastThatAnEventNeeds() throws Exception {
    CaseEvent event = read(GOOD);

    assertThat(event.eventId()).isEqualTo("e");
    assertThat(event.caseId()).isEqualTo("c");
    assertThat(event.type()).isEqualTo(EventType.RECEIVED);
    assertThat(event.occurredAt()).isEqualTo(at("2026-03-02T09:30"));
    assertThat(event.knownAt()).isEqualTo(event.occurredAt());
    assertThat(event.where()).isEqualTo(Where.UNSAID);
    assertThat(event.details()).isEqualTo(Details.UNSAID);
    assertThat(event.correction()).isNull();
  }

  @Test
  void everyFieldIsRead() throws Exception {
    CaseEvent event =
        read(
            "'eventId':'e','caseId':'c','type':'CORRECTED','amends':'a','voids':true,"
                + "'occurredAt':'2026-03-02T01:30:00Z','ingestedAt':'2026-03-02T10:00:00+08:00',"
                + "'amendedOccurredAt':'2026-03-01T10:00:00+08:00','source':'s','sourceSeq':7,"
                + "'item':'i','region':'r','centre':'z','window':'w','place':'AGENT',"
                + "'department':'d','handler':'h','applicant':'0af3','matter':'m',"
                + "'parentCase':'p','promisedBy':'2026-03-09','stepKind':'SURVEY','endCode':'1',"
                + "'ground':'鉴定','noticeNo':'N1','declaredEnd':'2026-03-05T17:00:00+08:00',"
                + "'days':3,'approver':'局长','requestedAt':'2026-03-01T09:00:00+08:00',"
                + "'reason':'补录','amount':12.50,'rating':2");

    assertThat(event)
        .isEqualTo(
            new CaseEvent(
                "e",
                "c",
                EventType.CORRECTED,
                at("2026-03-02T09:30"),
                at("2026-03-02T10:00"),
                "s",
                7,
                "i",
                new Where("r", "z", "w", Place.AGENT, "d", "h"),
                "0af3",
                "m",
                "p",
                DayOrInstant.of(LocalDate.of(2026, 3, 9)),
                new Details(
                    StepKind.SURVEY,
                    "1",
                    "鉴定",
                    "N1",
                    DayOrInstant.of(at("2026-03-05T17:00")),
                    3,
                    "局长",
                    at("2026-03-01T09:00"),
                    "补录",
                    1_250L,
                    2),
                new Correction("a", true, at("2026-03-01T10:00"))));
  }

  @Test
  void timesAreCutToMilliseconds() throws Exception {
    assertThat(read(GOOD.replace("09:30:00", "09:30:00.123999999")).occurredAt())
        .isEqualTo(at("2026-03-02T09:30:00.123"));
  }

  @Test
  void blanksAndNullsSayNothingAndUnknownFieldsAreLeftAlone() throws Exception {
    CaseEvent event =
        read(GOOD + ",'item':' ','window':null,'sourceSeq':null,'colour':'blue','extra':[1,{}]");

    assertThat(event.item()).isNull();
    assertThat(event.where().window()).isNull();
    assertThat(event.sourceSeq()).isZero();
  }

  @Test
  void oneReaderReadsGoodEventsAfterBadOnes() throws Exception {
    refusal("{'type':'NONSENSE'}");
    refusal("{");

    assertThat(read(GOOD).eventId()).isEqualTo("e");
  }

  // --- what is not an event ---

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "not json",
        "{'a':1}{'b':2}",
        "{'a':1,'a':2}",
        "{'a':'\\x'}",
        "[]",
        "null",
        "42",
        "'text'"
      })
  void whatIsNotOneJsonObjectIsRefused(String line) {
    assertThat(refusal(line)).startsWith("event: expected").contains("JSON object");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] bytes = "{\"eventId\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    bytes[12] = (byte) 0xff;

    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> reader.read(bytes))
        .withMessageStartingWith("event: expected");
  }

  @Test
  void aThousandOpenBracketsAreRefused() {
    assertThat(refusal("{'a':" + "[".repeat(5_000))).startsWith("event: expected");
  }

  // --- missing ---

  @Test
  void everythingMissingIsNamedAtOnce() {
    assertThat(refusal("{}"))
        .contains("type: expected a value, found none")
        .contains("eventId: expected a value, found none")
        .contains("occurredAt: expected a value, found none");
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, caseId",
    "DECIDED, caseId",
    "CORRECTED, caseId",
    "CORRECTED, amends",
    "PRESENCE, window",
    "TICKET_TAKEN, window",
    "TICKET_CALLED, window",
    "PATROL_FINDING, window",
    "HEARTBEAT, source",
    "FEED_SUMMARY, source",
    "OUTAGE_DECLARED, source"
  })
  void eachTypeNeedsItsSubject(String type, String field) {
    assertThat(
            refusal(
                "{'eventId':'e','type':'" + type + "','occurredAt':'2026-03-02T09:30:00+08:00'}"))
        .contains(field + ": expected a value, found none");
  }

  @ParameterizedTest
  @CsvSource({"PRESENCE, window", "HEARTBEAT, source"})
  void whatIsNotAboutACaseNeedsNone(String type, String field) throws Exception {
    CaseEvent event =
        read(
            "'eventId':'e','type':'"
                + type
                + "','occurredAt':'2026-03-02T09:30:00+08:00','"
                + field
                + "':'x'");

    assertThat(event.caseId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventId", "caseId", "type", "occurredAt"})
  void aBlankIsMissing(String field) {
    String json = "{" + GOOD.replaceFirst("'" + field + "':'[^']*'", "'" + field + "':'  '") + "}";

    assertThat(refusal(json)).isEqualTo(field + ": expected a value, found none");
  }

  // --- wrong ---

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "item, 7, a text",
        "window, ['W1'], a text",
        "place, 'MOON', 'one of [CENTRE, SUBCENTRE, DEPARTMENT, ONLINE, AGENT]'",
        "place, 3, 'one of [CENTRE, SUBCENTRE, DEPARTMENT, ONLINE, AGENT]'",
        "stepKind, 'handling', 'one of [REGISTRATION, HANDLING, SURVEY]'",
        "sourceSeq, '7', a whole number from 0",
        "sourceSeq, -1, a whole number from 0",
        "sourceSeq, 1.5, a whole number from 0",
        "sourceSeq, 99999999999999999999, a whole number from 0",
        "days, 'three', a whole number from 0 to 10000",
        "days, -1, a whole number from 0 to 10000",
        "days, 10001, a whole number from 0 to 10000",
        "ingestedAt, 'soon', ISO-8601 with offset such as 2026-03-02T09:30:00+08:00",
        "ingestedAt, '2026-03-02T09:30:00', ISO-8601 with offset",
        "ingestedAt, '2026-02-30T09:30:00+08:00', ISO-8601 with offset",
        "ingestedAt, 1772415000000, ISO-8601 with offset",
        "ingestedAt, '1989-12-31T23:59:59Z', a time from 1990 to 2100",
        "ingestedAt, '2101-01-01T00:00:00Z', a time from 1990 to 2100",
        "ingestedAt, '9999-12-31T00:00:00Z', a time from 1990 to 2100",
        "requestedAt, '0001-01-01T00:00:00Z', a time from 1990 to 2100",
        "promisedBy, '2026-02-30', a date such as 2026-03-02 or ISO-8601 with offset",
        "promisedBy, '2101-01-01', a time from 1990 to 2100",
        "promisedBy, '1989-12-31', a time from 1990 to 2100",
        "promisedBy, 'tomorrow', ISO-8601 with offset",
        "declaredEnd, 20260302, ISO-8601 with offset"
      })
  void everyMessageNamesTheFieldAndWhatWasExpected(String field, String value, String expected) {
    String expectation =
        expected.startsWith("'") ? expected.substring(1, expected.length() - 1) : expected;

    assertThat(refusal("{" + GOOD + ",'" + field + "':" + value + "}"))
        .startsWith(field + ": expected " + expectation)
        .contains("found " + value.replace('\'', '"'));
  }

  @Test
  void aWrongTypeOrTimeOfTheEventItselfIsNamed() {
    assertThat(refusal("{" + GOOD.replace("RECEIVED", "received") + "}"))
        .startsWith("type: expected one of [SUBMITTED, ")
        .endsWith("found \"received\"");
    assertThat(refusal("{" + GOOD.replace("2026-03-02T", "1989-03-02T") + "}"))
        .isEqualTo(
            "occurredAt: expected a time from 1990 to 2100, found \"1989-03-02T09:30:00+08:00\"");
    assertThat(
            refusal(
                "{'eventId':'e','caseId':'c','type':'CORRECTED','amends':'a','voids':'yes',"
                    + "'occurredAt':'2026-03-02T09:30:00+08:00'}"))
        .isEqualTo("voids: expected true or false, found \"yes\"");
  }

  @Test
  void theFirstAndTheLastInstantOfTheRangeAreRead() throws Exception {
    assertThat(read(GOOD.replace("2026-03-02T09:30:00+08:00", "1990-01-01T00:00:00Z"))).isNotNull();
    assertThat(read(GOOD.replace("2026-03-02T09:30:00+08:00", "2100-12-31T23:59:59.999Z")))
        .isNotNull();
  }

  @Test
  void everyErrorOfALineIsReportedAtOnce() {
    assertThat(refusal("{'type':'RECEIVED','occurredAt':'soon','item':7,'days':-1}"))
        .contains("caseId: expected a value")
        .contains("eventId: expected a value")
        .contains("occurredAt: expected ISO-8601")
        .contains("item: expected a text")
        .contains("days: expected a whole number");
  }

  // --- long ---

  @Test
  void aFieldMayHaveFourThousandCharacters() throws Exception {
    assertThat(read(GOOD + ",'reason':'" + "说".repeat(4_000) + "'").details().reason())
        .hasSize(4_000);
  }

  @Test
  void oneMoreIsRefused() {
    assertThat(refusal("{" + GOOD + ",'reason':'" + "说".repeat(4_001) + "'}"))
        .isEqualTo("reason: expected at most 4000 characters, found 4001");
  }

  @Test
  void aMegabyteIsRefusedWithAShortMessage() {
    assertThat(refusal("{" + GOOD + ",'item':'" + "x".repeat(1_000_000) + "'}"))
        .isEqualTo("item: expected at most 4000 characters, found 1000000");
  }

  @Test
  void aFieldNobodyAskedForMayNotBeLongEither() {
    assertThat(refusal("{" + GOOD + ",'extra':'" + "x".repeat(4_001) + "'}"))
        .startsWith("extra: expected at most 4000 characters");
    assertThat(refusal("{" + GOOD + ",'extra':[" + "1,".repeat(3_000) + "1]}"))
        .startsWith("extra: expected at most 4000 characters");
    assertThat(refusal("{" + GOOD + ",'" + "x".repeat(4_001) + "':1}"))
        .startsWith("a field's name: expected at most 4000 characters");
  }

  @Test
  void whatIsQuotedIsShort() {
    assertThat(refusal("{" + GOOD + ",'place':'" + "x".repeat(3_000) + "'}")).hasSizeLessThan(200);
  }

  // --- ID numbers ---

  @ParameterizedTest
  @CsvSource({
    "110101199003071234",
    "11010119900307123X",
    "11010119900307123x",
    "110101900307123",
    "１１０１０１１９９００３０７１２３４",
    "１１０１０１１９９００３０７１２３Ｘ",
    "110101 19900307 1234",
    "110101-19900307-123X"
  })
  void anIdNumberInFreeTextIsMaskedAndTheEventKept(String number) throws Exception {
    CaseEvent event = read(GOOD + ",'reason':'申请人" + number + "来访'");

    assertThat(event.details().reason()).isEqualTo("申请人" + "*".repeat(number.length()) + "来访");
    assertThat(reader.masked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010119900307",
        "1101011990030712",
        "1101011990030712345",
        "2026-03-02 09:30:00"
      })
  void otherRunsOfDigitsStay(String number) throws Exception {
    assertThat(read(GOOD + ",'reason':'" + number + "'").details().reason()).isEqualTo(number);
    assertThat(reader.masked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"handler", "matter", "endCode", "ground", "noticeNo", "approver", "reason"})
  void everyFreeTextIsLookedThrough(String field) throws Exception {
    assertThat(read(GOOD + ",'" + field + "':'" + ID_18 + "'").toString()).doesNotContain(ID_18);
    assertThat(reader.masked()).isEqualTo(1);
  }

  @Test
  void twoNumbersInOneTextAreBothMasked() throws Exception {
    assertThat(read(GOOD + ",'reason':'" + ID_18 + "和" + ID_18 + "'").details().reason())
        .isEqualTo("*".repeat(18) + "和" + "*".repeat(18));
  }

  @Test
  void aNumberInPlaceOfTheApplicantsHashIsDropped() throws Exception {
    assertThat(read(GOOD + ",'applicant':'" + ID_18 + "'").applicant()).isNull();
    assertThat(reader.masked()).isEqualTo(1);
  }

  @Test
  void aReasonNeverQuotesANumber() {
    assertThat(refusal("{" + GOOD + ",'place':'" + ID_18 + "'}"))
        .contains("place: expected one of")
        .contains("*".repeat(18))
        .doesNotContain(ID_18);
    assertThat(refusal("{" + GOOD + ",'item':" + ID_18 + "}")).doesNotContain(ID_18);
    assertThat(refusal("{" + GOOD + ",'days':'１１０１０１１９９００３０７１２３Ｘ'}")).doesNotContain("１１０１０１");
    assertThat(refusal("{'reason':" + ID_18 + "X}")).doesNotContain(ID_18);
    assertThat(refusal("{'a':1,'" + ID_18 + "':1,'" + ID_18 + "':2}")).doesNotContain(ID_18);
  }
}
