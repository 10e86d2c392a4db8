package org.yushi.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A year is the same for the same seed, in order, and holds everything it is made for. */
class YearTest {
  private static final int CASES = 20_000;
  private static final int LEAST = 10;
  private static final Instant TENTH = Instant.parse("2027-01-10T16:00:00Z");

  private static final List<String> FIGURES =
      List.of(
          "received",
          "accepted",
          "refused",
          "decided",
          "withdrawn",
          "voided",
          "delivered",
          "open",
          "openLate",
          "onTheSpot",
          "early",
          "onTime",
          "late",
          "undated",
          "lateByPromise",
          "lateByStatute",
          "extensions",
          "extensionsRefused",
          "stops",
          "stopsRefused",
          "stopMinutes",
          "supplements",
          "fees",
          "feeFen",
          "complaints",
          "complaintsInTime",
          "complaintsLate",
          "enquiries",
          "enquiriesInTime",
          "enquiriesLate",
          "ratings",
          "satisfied",
          "dissatisfied",
          "patrolFindings",
          "workedCount",
          "workedSum",
          "promisedCount",
          "promisedSum",
          "statutoryCount",
          "statutorySum");

  private static final List<String> LINES = new ArrayList<>();
  private static Varieties varieties = new Varieties();

  @BeforeAll
  static void makeUp() {
    varieties = Year.of(7, CASES).forEach(LINES::add);
  }

  @Test
  void sameSeedSameYear() {
    StringWriter one = new StringWriter();
    Year.of(5, 500).writeTo(one);
    assertThat(Year.of(5, 500).lines()).isEqualTo(one.toString().lines().toList());
    assertThat(Year.of(6, 500).lines()).isNotEqualTo(one.toString().lines().toList());
  }

  @Test
  void linesStandInTheOrderInWhichTheyBecameKnown() {
    Instant last = Instant.MIN;
    for (String line : LINES) {
      PlainEvent event = PlainEvent.of(line);
      Instant known = known(event, line);
      assertThat(known).as(line).isAfterOrEqualTo(last).isBefore(TENTH);
      assertThat(event.at()).as(line).isBefore(known.plusSeconds(86_400));
      last = known;
    }
  }

  private static Instant known(PlainEvent event, String line) {
    int from = line.indexOf("\"ingestedAt\":\"");
    return from < 0
        ? event.at()
        : OffsetDateTime.parse(line.substring(from + 14, line.indexOf('"', from + 14))).toInstant();
  }

  @Test
  void aCaseHasFourToSixEvents() {
    assertThat((double) LINES.size() / CASES).isBetween(4.0, 6.0);
  }

  @Test
  void everyVarietyIsThere() {
    Map<Variety, Integer> seldom = new EnumMap<>(Variety.class);
    for (Variety variety : Variety.values()) {
      if (varieties.count(variety) < LEAST) {
        seldom.put(variety, varieties.count(variety));
      }
    }
    assertThat(seldom).as(varieties.toString()).isEmpty();
  }

  @Test
  void copiesOfOneEventThatDifferBearDifferentNumbers() {
    Map<String, Map<Long, PlainEvent>> byNumber = new HashMap<>();
    for (String line : LINES) {
      PlainEvent event = PlainEvent.of(line);
      String subject = event.text("caseId") + " " + event.text("window") + " " + event.id();
      String id = event.text("caseId") == null ? subject : event.text("caseId") + " " + event.id();
      PlainEvent other =
          byNumber
              .computeIfAbsent(id, key -> new HashMap<>())
              .putIfAbsent(event.sourceSeq(), event);
      if (other != null) {
        assertThat(event.said()).isEqualTo(other.said());
      }
    }
  }

  @Test
  void everyFigureIsThere() {
    PlainRows rows = PlainRows.of(LINES.stream(), County.shipped().rulebook(), TENTH);
    Map<String, Long> sums = rows.sums();
    assertThat(sums.keySet()).containsExactlyInAnyOrderElementsOf(FIGURES);
    assertThat(sums.get("early") + sums.get("onTime") + sums.get("late") + sums.get("undated"))
        .isEqualTo(sums.get("decided"));
    assertThat(rows.feeds().values()).anySatisfy(row -> assertThat(row).containsKey("lateEntries"));
    assertThat(rows.feeds().values()).anySatisfy(row -> assertThat(row).containsKey("corrections"));
  }
}
