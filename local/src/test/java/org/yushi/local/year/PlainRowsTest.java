package org.yushi.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Cases small enough to be counted by hand. 2 March 2026 is a Monday; MKT-01 has 3 days. */
class PlainRowsTest {
  private static final County COUNTY = County.shipped();
  private static final String END_OF_MARCH = "2026-04-01T00:00";

  /** One event: type, time, and further fields as name=value. Known when it happened. */
  private static String event(String id, String type, String at, String... fields) {
    StringBuilder line = new StringBuilder("{\"caseId\":\"c\",\"source\":\"centre\"");
    line.append(",\"eventId\":\"").append(id).append("\",\"type\":\"").append(type);
    line.append("\",\"occurredAt\":\"").append(at).append("+08:00\"");
    for (String field : fields) {
      int equals = field.indexOf('=');
      String name = field.substring(0, equals);
      String value = field.substring(equals + 1);
      boolean bare = List.of("days", "rating", "amount", "voids", "sourceSeq").contains(name);
      boolean time = List.of("known", "until", "amendedOccurredAt").contains(name);
      line.append(",\"")
          .append(name.replace("known", "ingestedAt").replace("until", "declaredEnd"));
      line.append("\":").append(bare ? "" : "\"").append(value).append(time ? "+08:00" : "");
      line.append(bare ? "" : "\"");
    }
    return line.append('}').toString();
  }

  private static PlainRows rows(String knownBy, List<String> events) {
    return PlainRows.of(events.stream(), COUNTY.rulebook(), instant(knownBy));
  }

  private static Instant instant(String local) {
    return OffsetDateTime.parse(local + "+08:00").toInstant();
  }

  /** The figures of a month, whatever the place; medians and percentiles as they stand. */
  private static Map<String, Long> month(String month, String knownBy, String... events) {
    Map<String, Long> sums = new TreeMap<>();
    rows(knownBy, List.of(events))
        .rows()
        .forEach(
            (row, figures) -> {
              if (row.month().equals(YearMonth.parse(month))) {
                figures.forEach((figure, value) -> sums.merge(figure, value, Long::sum));
              }
            });
    return sums;
  }

  private static Map<String, Long> march(String... events) {
    return month("2026-03", END_OF_MARCH, events);
  }

  private static final String ACCEPTED =
      event("a", "ACCEPTED", "2026-03-02T10:00", "item=MKT-01", "window=W01", "place=CENTRE");

  private static String decided(String at, String... fields) {
    return event("d", "DECIDED", at, fields);
  }

  private static String stop(String at, String until, String... more) {
    List<String> fields = new ArrayList<>(List.of("ground=鉴定", "noticeNo=N1", "until=" + until));
    fields.addAll(List.of(more));
    return event("s", "CLOCK_STOPPED", at, fields.toArray(String[]::new));
  }

  @Test
  void aCaseStandsWhereItsWindowLies() {
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED)).rows().firstKey())
        .isEqualTo(
            new RowKey(
                YearMonth.of(2026, 3), "510000", "C1", "D-MKT", "W01", "MKT-01", "CENTRE", ""));
    String agent = event("a", "ACCEPTED", "2026-03-02T10:00", "centre=A1", "place=AGENT");
    assertThat(rows(END_OF_MARCH, List.of(agent)).rows().firstKey())
        .isEqualTo(new RowKey(YearMonth.of(2026, 3), "510001", "A1", "", "", "", "AGENT", "A1"));
  }

  @Test
  void onTheSpot() {
    assertThat(
            march(
                event("a", "ACCEPTED", "2026-03-02T10:00", "item=MKT-03"),
                decided("2026-03-02T10:20:59")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("received", 1L),
                Map.entry("accepted", 1L),
                Map.entry("decided", 1L),
                Map.entry("onTheSpot", 1L),
                Map.entry("onTime", 1L),
                Map.entry("workedCount", 1L),
                Map.entry("workedSum", 20L),
                Map.entry("workedMedian", 20L),
                Map.entry("workedP90", 20L),
                Map.entry("promisedCount", 1L),
                Map.entry("promisedSum", 420L),
                Map.entry("promisedMedian", 420L),
                Map.entry("promisedP90", 420L),
                Map.entry("statutoryCount", 1L),
                Map.entry("statutorySum", 1860L),
                Map.entry("statutoryMedian", 1860L),
                Map.entry("statutoryP90", 1860L)));
  }

  @Test
  void early() {
    assertThat(march(ACCEPTED, decided("2026-03-04T16:59")))
        .containsEntry("early", 1L)
        .containsEntry("workedSum", 420L + 480 + 479)
        .containsEntry("promisedSum", 420L + 3 * 480)
        .containsEntry("statutorySum", 420L + 15 * 480)
        .doesNotContainKeys("onTime", "late", "undated", "onTheSpot", "open");
  }

  @Test
  void onTimeAtTheVeryInstant() {
    assertThat(march(ACCEPTED, decided("2026-03-05T17:00")))
        .containsEntry("onTime", 1L)
        .doesNotContainKeys("early", "late", "lateByPromise");
  }

  @Test
  void lateByOneMillisecond() {
    assertThat(march(ACCEPTED, decided("2026-03-05T17:00:00.001")))
        .containsEntry("late", 1L)
        .containsEntry("lateByPromise", 1L)
        .containsEntry("workedSum", 1860L)
        .doesNotContainKeys("onTime", "lateByStatute");
  }

  @Test
  void aStopMovesTheDateByTheOfficeTimeItCovers() {
    String stop = stop("2026-03-03T10:00", "2026-03-04T10:00");
    assertThat(march(ACCEPTED, stop, decided("2026-03-06T17:00")))
        .containsEntry("onTime", 1L)
        .containsEntry("stops", 1L)
        .containsEntry("stopMinutes", 480L)
        .containsEntry("workedSum", 1860L)
        .containsEntry("promisedSum", 1860L)
        .containsEntry("statutorySum", 420L + 15 * 480)
        .doesNotContainKeys("stopsRefused", "late");
    assertThat(march(ACCEPTED, stop, decided("2026-03-06T17:00:00.001"))).containsEntry("late", 1L);
  }

  @Test
  void aStopFiledLateMovesTheStatuteOnly() {
    String stop = stop("2026-03-03T10:00", "2026-03-04T10:00", "known=2026-03-05T17:00:00.001");
    assertThat(march(ACCEPTED, stop, decided("2026-03-06T10:00")))
        .containsEntry("late", 1L)
        .containsEntry("stops", 1L)
        .containsEntry("stopsRefused", 1L)
        .containsEntry("stopMinutes", 480L)
        .containsEntry("workedSum", 420L + 3 * 480 + 60)
        .containsEntry("promisedSum", 1860L)
        .containsEntry("statutorySum", 420L + 15 * 480);
  }

  @Test
  void aStopWithoutNoticeIsRefused() {
    String stop = event("s", "CLOCK_STOPPED", "2026-03-03T10:00", "ground=HEARING", "days=1");
    assertThat(march(ACCEPTED, stop, decided("2026-03-06T10:00")))
        .containsEntry("stopsRefused", 1L)
        .containsEntry("stopMinutes", 480L)
        .containsEntry("late", 1L);
  }

  @Test
  void anExtensionMovesTheDateOnce() {
    String first = event("x", "EXTENDED", "2026-03-04T10:00", "approver=S1", "days=2");
    String second = event("y", "EXTENDED", "2026-03-05T10:00", "approver=S1", "days=2");
    assertThat(march(ACCEPTED, first, second, decided("2026-03-09T17:00")))
        .containsEntry("onTime", 1L)
        .containsEntry("extensions", 2L)
        .containsEntry("extensionsRefused", 1L)
        .containsEntry("promisedSum", 420L + 5 * 480);
  }

  @Test
  void nobodyToldForFiveDays() {
    String received = event("r", "RECEIVED", "2026-03-02T10:00", "item=MKT-01");
    String accepted = event("a", "ACCEPTED", "2026-03-09T17:00:00.001");
    assertThat(march(received, accepted, decided("2026-03-10T10:00")))
        .containsEntry("late", 1L)
        .containsEntry("workedSum", 420L + 5 * 480 + 60);
    String inTime = event("a", "ACCEPTED", "2026-03-09T17:00");
    assertThat(march(received, inTime, decided("2026-03-10T10:00")))
        .containsEntry("early", 1L)
        .containsEntry("workedSum", 60L);
    assertThat(march(received)).containsEntry("open", 1L).containsEntry("openLate", 1L);
    assertThat(month("2026-03", "2026-03-09T17:00", received))
        .containsEntry("open", 1L)
        .doesNotContainKey("openLate");
  }

  @Test
  void aCorrectionMovesTheDecisionIntoAnotherMonth() {
    String april = decided("2026-04-02T10:00");
    String correction =
        event(
            "k", "CORRECTED", "2026-04-20T10:00", "amends=d", "amendedOccurredAt=2026-03-05T10:00");
    assertThat(month("2026-03", "2026-04-20T09:59", ACCEPTED, april, correction))
        .containsEntry("open", 1L)
        .containsEntry("openLate", 1L)
        .doesNotContainKey("decided");
    assertThat(month("2026-04", "2026-04-20T09:59", ACCEPTED, april, correction))
        .containsEntry("decided", 1L)
        .containsEntry("late", 1L);
    assertThat(month("2026-03", "2026-04-20T10:00", ACCEPTED, april, correction))
        .containsEntry("decided", 1L)
        .containsEntry("onTime", 1L)
        .doesNotContainKeys("open", "openLate");
    assertThat(month("2026-04", "2026-04-20T10:00", ACCEPTED, april, correction)).isEmpty();
  }

  @Test
  void whatWasStruckOutDoesNotCountUnlessThatWasStruckOutToo() {
    String decided = decided("2026-03-04T10:00");
    String strike = event("k", "CORRECTED", "2026-03-10T10:00", "amends=d", "voids=true");
    String again = event("l", "CORRECTED", "2026-03-11T10:00", "amends=k", "voids=true");
    assertThat(march(ACCEPTED, decided, strike)).containsEntry("openLate", 1L);
    assertThat(march(ACCEPTED, decided, strike, again)).containsEntry("early", 1L);
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED, decided, strike, again)).feeds())
        .containsExactly(
            Map.entry(
                new FeedKey("centre", YearMonth.of(2026, 3)),
                new TreeMap<>(Map.of("corrections", 2L))));
  }

  @Test
  void aDuplicateCountsOnceAndFromTheEarlierTime() {
    String late =
        event("f", "FEE_CHARGED", "2026-03-03T10:00", "amount=12.5", "known=2026-03-20T10:00");
    String soon =
        event("f", "FEE_CHARGED", "2026-03-03T10:00", "amount=12.5", "known=2026-03-04T10:00");
    assertThat(march(ACCEPTED, late, soon))
        .containsEntry("fees", 1L)
        .containsEntry("feeFen", 1250L);
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED, late, soon)).feeds()).isEmpty();
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED, late)).feeds().values())
        .containsExactly(new TreeMap<>(Map.of("lateEntries", 1L)));
  }

  @Test
  void ofTwoContentsTheHigherNumberCounts() {
    String three = event("f", "FEE_CHARGED", "2026-03-03T10:00", "amount=3", "sourceSeq=3");
    String five =
        event(
            "f",
            "FEE_CHARGED",
            "2026-03-03T10:00",
            "amount=5",
            "sourceSeq=5",
            "known=2026-03-05T10:00");
    assertThat(march(ACCEPTED, five, three)).containsEntry("feeFen", 500L);
    assertThat(month("2026-03", "2026-03-05T09:59", ACCEPTED, five, three))
        .containsEntry("feeFen", 300L);
  }

  @Test
  void anEntryIsLateAfterAWorkingDayAndTheLagOfItsFeed() {
    String atTheTime = decided("2026-03-06T10:00", "known=2026-03-09T10:00");
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED, atTheTime)).feeds()).isEmpty();
    String later = decided("2026-03-06T10:00", "known=2026-03-09T10:00:00.001");
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED, later)).feeds()).hasSize(1);
    String withLag = later.replace("\"centre\"", "\"vertical\"");
    assertThat(rows(END_OF_MARCH, List.of(ACCEPTED, withLag)).feeds()).isEmpty();
  }

  @Test
  void aComplaintIsAnsweredByTheCloseOfTheFifthDay() {
    String asked = event("q", "COMPLAINED", "2026-03-02T10:00");
    assertThat(march(asked, event("w", "COMPLAINT_ANSWERED", "2026-03-09T17:00")))
        .containsOnly(Map.entry("complaints", 1L), Map.entry("complaintsInTime", 1L));
    assertThat(march(asked, event("w", "COMPLAINT_ANSWERED", "2026-03-09T17:00:00.001")))
        .containsOnly(Map.entry("complaints", 1L), Map.entry("complaintsLate", 1L));
    String atYearsEnd = event("q", "COMPLAINED", "2026-12-30T10:00");
    String answered = event("w", "COMPLAINT_ANSWERED", "2027-02-09T17:00");
    assertThat(month("2026-12", "2027-03-01T00:00", atYearsEnd, answered))
        .containsOnly(Map.entry("complaints", 1L), Map.entry("complaintsInTime", 1L));
  }

  @Test
  void ratings() {
    assertThat(
            march(
                ACCEPTED,
                event("1", "RATED", "2026-03-03T10:00", "rating=3"),
                event("2", "RATED", "2026-03-03T10:00", "rating=4"),
                event("3", "RATED", "2026-03-03T10:00")))
        .containsEntry("ratings", 3L)
        .containsEntry("satisfied", 1L)
        .containsEntry("dissatisfied", 1L);
  }

  @Test
  void aFindingCountsAtItsWindow() {
    String finding =
        "{\"eventId\":\"p\",\"type\":\"PATROL_FINDING\",\"window\":\"W08\","
            + "\"occurredAt\":\"2026-03-02T10:00:00+08:00\"}";
    assertThat(rows(END_OF_MARCH, List.of(finding, finding)).rows())
        .containsExactly(
            Map.entry(
                new RowKey(YearMonth.of(2026, 3), "510000", "C1-TAX", "D-TAX", "W08", "", "", ""),
                new TreeMap<>(Map.of("patrolFindings", 1L))));
  }

  @Test
  void percentilesAreTheNearestRank() {
    List<Long> four = List.of(40L, 10L, 30L, 20L);
    assertThat(PlainSums.nearestRank(four, 50)).isEqualTo(20);
    assertThat(PlainSums.nearestRank(four, 90)).isEqualTo(40);
    List<Long> ten = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(PlainSums.nearestRank(ten, 50)).isEqualTo(5);
    assertThat(PlainSums.nearestRank(ten, 90)).isEqualTo(9);
    assertThat(PlainSums.nearestRank(List.of(7L), 50)).isEqualTo(7);
  }

  @Test
  void dueBeyondTheCalendar() {
    String accepted = event("a", "ACCEPTED", "2026-12-30T10:00", "item=MKT-01");
    assertThat(month("2026-12", "2027-01-10T00:00", accepted))
        .containsOnly(Map.entry("received", 1L), Map.entry("accepted", 1L), Map.entry("open", 1L));
    assertThat(month("2027-01", "2027-01-10T00:00", accepted, decided("2027-01-05T10:00")))
        .containsOnly(Map.entry("decided", 1L), Map.entry("undated", 1L));
    assertThat(month("2026-12", "2027-01-10T00:00", accepted, decided("2026-12-31T10:00")))
        .containsEntry("undated", 1L)
        .containsEntry("workedSum", 480L)
        .doesNotContainKey("promisedCount");
  }

  @Test
  void aMonthThatIsNotOverEndsNow() {
    assertThat(month("2026-03", "2026-03-05T17:00", ACCEPTED))
        .containsEntry("open", 1L)
        .doesNotContainKey("openLate");
    assertThat(month("2026-03", "2026-03-05T17:00:00.001", ACCEPTED)).containsEntry("openLate", 1L);
    assertThat(rows("2026-05-10T00:00", List.of(ACCEPTED)).rows().keySet())
        .extracting(RowKey::month)
        .containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 4), YearMonth.of(2026, 5));
  }

  @Test
  void aPromiseOfTheSourceCountsIfItIsEarlier() {
    String promised = ACCEPTED.replace("}", ",\"promisedBy\":\"2026-03-04\"}");
    assertThat(march(promised, decided("2026-03-05T10:00"))).containsEntry("lateByPromise", 1L);
    String later = ACCEPTED.replace("}", ",\"promisedBy\":\"2026-03-10\"}");
    assertThat(march(later, decided("2026-03-06T10:00"))).containsEntry("lateByPromise", 1L);
  }

  @Test
  void aMissingNoticeThatIsCorrectedLateIsLate() {
    String stop =
        event("s", "CLOCK_STOPPED", "2026-03-03T10:00", "ground=TESTING", "until=2026-03-04T10:00");
    String late = event("k", "CORRECTED", "2026-03-05T17:01", "amends=s", "noticeNo=N1");
    assertThat(march(ACCEPTED, stop, late, decided("2026-03-06T10:00")))
        .containsEntry("stopsRefused", 1L)
        .containsEntry("late", 1L);
    String soon = event("k", "CORRECTED", "2026-03-05T17:00", "amends=s", "noticeNo=N1");
    assertThat(march(ACCEPTED, stop, soon, decided("2026-03-06T10:00")))
        .containsEntry("onTime", 1L);
  }
}
