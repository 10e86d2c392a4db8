package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.casework.EventType.ACCEPTED;
import static org.yushi.casework.EventType.CLOCK_STOPPED;
import static org.yushi.casework.EventType.CORRECTED;
import static org.yushi.casework.EventType.DECIDED;
import static org.yushi.casework.EventType.STEP_FINISHED;
import static org.yushi.supervision.Events.AS_OF;
import static org.yushi.supervision.Events.at;
import static org.yushi.supervision.Events.event;
import static org.yushi.supervision.Events.known;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.alert.AlertThread;
import org.yushi.alert.AlertWriter;
import org.yushi.alert.Reason;
import org.yushi.alert.Silence;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.CaseEvent;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.Standing;

/**
 * The station of cases under a watermark, with timers and state counted. MKT-01 promises three
 * working days: accepted on Monday 2 March 10:00 it is near from Wednesday 17:00 and due on
 * Thursday 5 March 17:00.
 */
class CaseReviewTest {
  private static final Outlets EVERYTHING =
      new Outlets(
          new DiscardingSink<>(),
          new DiscardingSink<>(),
          new DiscardingSink<>(),
          new DiscardingSink<>(),
          List.of());

  private static final RulebookSchedule COUNTY = always("demo");
  private static final String ITEM_OF_THE_TOWN = "\"item\":\"MKT-01\",\"centre\":\"T1\"";
  private static final String ITEM = "\"item\":\"MKT-01\",\"window\":\"W01\"";

  private KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, Silence, VerdictChange> station;

  @BeforeEach
  void openTheStation() throws Exception {
    open(AS_OF);
  }

  private static RulebookSchedule always(String rulebook) {
    try {
      return RulebookSchedule.always(RulebookBundle.shipped(rulebook));
    } catch (RulebookException e) {
      throw new AssertionError(e);
    }
  }

  private void open(Instant asOf) throws Exception {
    station = station(COUNTY, asOf);
    station.open();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, CaseEvent, Silence, VerdictChange>
      station(RulebookSchedule rulebooks, Instant asOf) throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new CaseReview(rulebooks, asOf, EVERYTHING), CaseEvent::caseId, null, Types.STRING);
  }

  /** Stops the station and starts it again from what it had kept, with these rulebooks. */
  private void restart(RulebookSchedule rulebooks) throws Exception {
    restart(rulebooks, AS_OF);
  }

  private void restart(RulebookSchedule rulebooks, Instant asOf) throws Exception {
    var snapshot = station.snapshot(1, 1);
    station.close();
    station = station(rulebooks, asOf);
    station.initializeState(snapshot);
    station.open();
  }

  private void falls(Silence silence) throws Exception {
    station.processElement2(new StreamRecord<>(silence, silence.from()));
  }

  private static long ms(String time) {
    return at(time).toEpochMilli();
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station.close();
  }

  private void arrives(CaseEvent event) throws Exception {
    station.processElement1(event, event.knownAt().toEpochMilli());
  }

  private void passes(String time) throws Exception {
    station.processBothWatermarks(new Watermark(at(time).toEpochMilli()));
  }

  /** What was sent on of the rule overdue, as "level from decided". */
  private List<String> overdue() {
    List<String> sent = new ArrayList<>();
    for (VerdictChange change : station.extractOutputValues()) {
      if (change.verdict() == null) {
        sent.add("nothing, known " + change.at().atZone(Events.ZONE).toLocalDateTime());
      } else if (change.verdict().rule().equals("overdue")) {
        Standing standing = Standing.of(change.verdict().line());
        sent.add(
            standing.level()
                + (standing.active() ? "" : " ended")
                + ", known "
                + change.at().atZone(Events.ZONE).toLocalDateTime());
      }
    }
    return sent;
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = station.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  @Test
  void keepsOneTimerAndOneStateValuePerCase() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    arrives(event("b", ACCEPTED, "2026-03-02T10:00", ITEM));

    assertThat(station.numEventTimeTimers()).isEqualTo(2);
    assertThat(station.numKeyedStateEntries()).isEqualTo(2);

    passes("2026-03-03T00:00");
    assertThat(station.numEventTimeTimers()).isEqualTo(2);
    assertThat(station.numKeyedStateEntries()).isEqualTo(2);
  }

  @Test
  void turnsYellowAndRedInSilence() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));

    passes("2026-03-04T16:59");
    assertThat(overdue()).isEmpty();
    passes("2026-03-04T17:00");
    assertThat(overdue()).containsExactly("YELLOW, known 2026-03-04T17:00");
    passes("2026-03-05T17:00");
    assertThat(overdue()).hasSize(1);
    passes("2026-03-05T17:01");
    assertThat(overdue())
        .containsExactly("YELLOW, known 2026-03-04T17:00", "RED, known 2026-03-05T17:00:00.001");
  }

  @Test
  void releasesWhatIsDatedBeforeAnEventBeforeTheEvent() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    arrives(event("a", DECIDED, "2026-03-10T10:00"));

    passes("2026-03-11T00:00");

    assertThat(overdue())
        .containsExactly(
            "YELLOW, known 2026-03-04T17:00",
            "RED, known 2026-03-05T17:00:00.001",
            "RED ended, known 2026-03-10T10:00");
  }

  @Test
  void theOrderOfArrivalLeavesNoTrace() throws Exception {
    arrives(event("a", DECIDED, "2026-03-10T10:00"));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));

    passes("2026-03-11T00:00");

    assertThat(overdue())
        .containsExactly(
            "YELLOW, known 2026-03-04T17:00",
            "RED, known 2026-03-05T17:00:00.001",
            "RED ended, known 2026-03-10T10:00");
  }

  @Test
  void takesBackWhatALateFactDisproves() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    passes("2026-03-06T00:00");
    arrives(known("a", DECIDED, "2026-03-04T10:00", "2026-03-09T09:00"));
    passes("2026-03-09T09:00");

    assertThat(overdue())
        .containsExactly(
            "YELLOW, known 2026-03-04T17:00",
            "RED, known 2026-03-05T17:00:00.001",
            "nothing, known 2026-03-09T09:00");
  }

  @Test
  void aStopFiledAfterTheDueDateLeavesTheRedAndSaysSo() throws Exception {
    String stop = "\"ground\":\"HEARING\",\"noticeNo\":\"N-1\",\"days\":5";
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    passes("2026-03-06T00:00");
    arrives(known("a", CLOCK_STOPPED, "2026-03-03T10:00", "2026-03-06T10:00", stop));
    passes("2026-03-07T00:00");

    List<VerdictChange> changes = station.extractOutputValues();
    VerdictChange last = changes.get(changes.size() - 1);
    assertThat(Standing.of(last.verdict().line()).active()).isTrue();
    assertThat(last.verdict().evidence().computation().zh()).contains("迟报17小时", "不予扣除");
    assertThat(last.verdict().evidence().computation().en()).contains("filed 17 hours late");
  }

  @Test
  void nothingHappensAfterTheAsOfInstant() throws Exception {
    station.close();
    open(at("2026-03-05T17:00"));
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    station.processBothWatermarks(Watermark.MAX_WATERMARK);

    assertThat(overdue()).containsExactly("YELLOW, known 2026-03-04T17:00");
    assertThat(station.numEventTimeTimers()).isZero();
  }

  @Test
  void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    passes("2026-03-04T18:00");
    restart(COUNTY);
    passes("2026-03-06T00:00");

    assertThat(overdue()).containsExactly("RED, known 2026-03-05T17:00:00.001");
  }

  @Test
  void countsEveryRecordOnce() throws Exception {
    CaseEvent accepted = event("a", ACCEPTED, "2026-03-02T10:00", ITEM);
    arrives(event("a", CORRECTED, "2026-03-01T10:00", "\"amends\":\"unknown\""));
    arrives(accepted);
    arrives(accepted);
    passes("2026-03-03T00:00");

    FeedCount sum =
        side(CaseReview.COUNTS).stream().reduce(FeedCount.none("centre"), FeedCount::plus);
    assertThat(sum.judged()).isEqualTo(1);
    assertThat(sum.duplicate()).isEqualTo(1);
    assertThat(sum.waiting()).isEqualTo(1);
  }

  @Test
  void aCaseClosedFor400DaysLeavesOnlyAMark() throws Exception {
    station.close();
    open(at("2028-01-01T00:00"));
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", DECIDED, "2026-03-03T10:00"));
    passes("2027-05-01T00:00");
    int sent = station.extractOutputValues().size();
    arrives(event("a", STEP_FINISHED, "2027-05-02T11:00"));
    passes("2027-05-03T00:00");

    assertThat(station.extractOutputValues()).hasSize(sent);
    assertThat(station.numEventTimeTimers()).isZero();
    assertThat(side(CaseReview.REJECTED))
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains("archived"));
  }

  @Test
  void whoMayNotSpeakForACentreCannotTellOfItsCases() throws Exception {
    String ofTheTown = "\"centre\":\"T1\"";
    arrives(event("own", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("own", DECIDED, "2026-03-03T10:00"));
    arrives(event("t", ACCEPTED, "2026-03-02T10:00", "\"item\":\"MKT-01\"", ofTheTown));
    arrives(event("t", DECIDED, "2026-03-03T10:00"));
    arrives(event("t", DECIDED, "2026-03-03T11:00", "\"centre\":\"C1\""));
    arrives(event("t", CORRECTED, "2026-03-03T12:00", "\"amends\":\"x\",\"voids\":true"));
    arrives(event("early", DECIDED, "2026-03-02T11:00"));
    passes("2026-03-02T12:00");
    arrives(known("early", ACCEPTED, "2026-03-02T10:00", "2026-03-02T14:00", ITEM_OF_THE_TOWN));
    passes("2026-03-06T00:00");

    assertThat(side(CaseReview.REJECTED))
        .extracting(Rejected::reason)
        .hasSize(4)
        .containsOnly(
            "centre: expected one that source \"centre\" may speak for (feeds.csv: C1 C1-TAX),"
                + " found \"T1\"");
    assertThat(overdue()).filteredOn(sent -> sent.startsWith("RED, ")).hasSize(2);
    FeedCount sum =
        side(CaseReview.COUNTS).stream().reduce(FeedCount.none("centre"), FeedCount::plus);
    assertThat(sum.rejected()).isEqualTo(4);
    assertThat(sum.judged()).isEqualTo(4);
    assertThat(sum.waiting()).isZero();
  }

  @Test
  void whatBecomesKnownLateWithAnEarlierTimeTakesNothingBackThatWasTrue() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    passes("2026-03-09T00:00");
    arrives(event("a", DECIDED, "2026-03-10T10:00"));
    passes("2026-03-11T00:00");
    List<String> before = overdue();
    restart(COUNTY);
    arrives(event("a", STEP_FINISHED, "2026-03-03T11:00"));
    passes("2026-03-12T00:00");

    assertThat(before).last().isEqualTo("RED ended, known 2026-03-10T10:00");
    assertThat(station.extractOutputValues())
        .allSatisfy(change -> assertThat(change.at()).isAfter(at("2026-03-10T10:00")));
    assertThat(overdue()).isEmpty();
  }

  @Test
  void whereARuleFailsNothingMoreIsSaidUntilAReviewSucceeds() throws Exception {
    RulebookSchedule failing =
        RulebookSchedule.always(
            Events.replacing(
                RulebookBundle.shipped("county"),
                "rules/overdue/overdue.drl",
                "found.step(\"overdue\", \"PAST_PROMISE\",",
                "if ($c.endedAt() == Long.MAX_VALUE) { Integer.parseInt(\"\"); }"
                    + " found.step(\"overdue\", \"PAST_PROMISE\","));
    station.close();
    station = station(failing, AS_OF);
    station.open();
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    passes("2026-03-09T00:00");
    assertThat(overdue()).isEmpty();
    assertThat(side(CaseReview.REJECTED))
        .singleElement()
        .extracting(Rejected::reason)
        .asString()
        .startsWith("case a: a rule failed: ");

    arrives(event("a", DECIDED, "2026-03-10T10:00"));
    passes("2026-03-11T00:00");
    assertThat(overdue()).containsExactly("RED ended, known 2026-03-10T10:00");
  }

  @Test
  void aSilentSourceHoldsWhatRestsOnItsSilence() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    falls(new Silence("centre", ms("2026-03-05T12:00"), Silence.OPEN));
    passes("2026-03-06T09:00");
    assertThat(overdue()).containsExactly("YELLOW, known 2026-03-04T17:00");

    falls(new Silence("centre", ms("2026-03-05T12:00"), ms("2026-03-06T09:10")));
    passes("2026-03-06T09:10");
    assertThat(overdue())
        .containsExactly("YELLOW, known 2026-03-04T17:00", "RED, known 2026-03-06T09:10");
  }

  @Test
  void whatASourceBringsWhenItIsBackCountsBeforeAnythingIsReleased() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    falls(new Silence("centre", ms("2026-03-05T12:00"), Silence.OPEN));
    passes("2026-03-06T09:00");
    falls(new Silence("centre", ms("2026-03-05T12:00"), ms("2026-03-06T09:10")));
    arrives(known("a", DECIDED, "2026-03-05T16:00", "2026-03-06T09:05"));
    passes("2026-03-09T00:00");

    assertThat(overdue())
        .containsExactly("YELLOW, known 2026-03-04T17:00", "YELLOW ended, known 2026-03-06T09:05");
  }

  @Test
  void theSilencesKnownOutliveARestart() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", STEP_FINISHED, "2026-03-02T11:00"));
    falls(new Silence("centre", ms("2026-03-04T12:00"), Silence.OPEN));
    passes("2026-03-04T13:00");
    restart(COUNTY);
    passes("2026-03-06T09:00");

    assertThat(overdue()).isEmpty();
  }

  @Test
  void aRulebookThatComesIntoForceWithARestartReDatesEveryOpenCase() throws Exception {
    arrives(event("open", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("open", STEP_FINISHED, "2026-03-02T11:00"));
    arrives(event("closed", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("closed", DECIDED, "2026-03-06T10:00"));
    passes("2026-03-06T12:00");

    restart(COUNTY.then(at("2026-03-06T13:00"), RulebookBundle.shipped("hunan")));
    passes("2026-03-06T12:59");
    assertThat(station.extractOutputValues()).isEmpty();
    passes("2026-03-06T13:00");

    assertThat(station.extractOutputValues())
        .extracting(VerdictChange::reason)
        .containsOnly(Reason.RULEBOOK);
    assertThat(overdue()).containsExactly("YELLOW, known 2026-03-06T13:00");
  }

  @Test
  void aRulebookKnownBeforehandComesIntoForceAtTheSameInstantWithoutARestart() throws Exception {
    station.close();
    station = station(COUNTY.then(at("2026-03-06T13:00"), RulebookBundle.shipped("hunan")), AS_OF);
    station.open();
    arrives(event("open", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("open", STEP_FINISHED, "2026-03-02T11:00"));
    passes("2026-03-07T00:00");

    assertThat(overdue())
        .containsExactly(
            "YELLOW, known 2026-03-04T17:00",
            "RED, known 2026-03-05T17:00:00.001",
            "YELLOW, known 2026-03-06T13:00");
  }

  @Test
  void whatIsAheadOfACaseIsToldWhenAFactChangesItAndTakenBackAtTheEnd() throws Exception {
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    passes("2026-03-03T00:00");
    assertThat(side(CaseReview.FORECASTS)).hasSize(1);
    assertThat(side(CaseReview.FORECASTS).get(0).forecast().steps())
        .extracting(ahead -> ahead.grade() + " " + ahead.from().atZone(Events.ZONE).toLocalDate())
        .containsExactly(
            "DUE_SOON 2026-03-04",
            "PAST_PROMISE 2026-03-05",
            "PAST_STATUTORY 2026-03-23",
            "UNHANDLED 2026-03-04");

    passes("2026-03-05T00:00");
    assertThat(side(CaseReview.FORECASTS)).as("time passing is no news").hasSize(1);

    arrives(event("a", DECIDED, "2026-03-05T10:00"));
    passes("2026-03-05T10:00");
    assertThat(side(CaseReview.FORECASTS)).hasSize(2);
    assertThat(side(CaseReview.FORECASTS).get(1).forecast()).isNull();
  }

  @Test
  void aClosedCaseOutlivesARuleThatFoundSomethingOfIt() throws Exception {
    station.close();
    station = station(always("demo"), Instant.ofEpochMilli(Long.MAX_VALUE - 1));
    station.open();
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    arrives(event("a", DECIDED, "2026-03-09T10:00"));
    passes("2026-03-10T00:00");
    assertThat(overdue()).isNotEmpty();
    restart(
        COUNTY.then(at("2026-04-01T00:00"), Events.without("overdue", "demo")),
        Instant.ofEpochMilli(Long.MAX_VALUE - 1));
    passes("2027-06-01T00:00");
    assertThat(station.numEventTimeTimers()).isZero();
  }

  @Test
  void anAlertOfVeryLongEventsFitsIntoARecord() throws Exception {
    String ground = "\"noticeNo\":\"n\",\"ground\":\"" + "听".repeat(3_900) + "\"";
    arrives(event("a", ACCEPTED, "2026-03-02T10:00", ITEM));
    for (int minute = 10; minute < 60; minute++) {
      arrives(event("a", CLOCK_STOPPED, "2026-03-03T10:" + minute, ground));
    }
    passes("2026-03-20T00:00");
    assertThat(overdue()).isNotEmpty();
    for (VerdictChange change : station.extractOutputValues()) {
      String line = AlertWriter.revision(AlertThread.next(null, change));
      assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    }
  }
}
