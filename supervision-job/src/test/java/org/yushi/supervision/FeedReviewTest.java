package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.AS_OF;
import static org.yushi.supervision.Events.at;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.alert.Silence;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.Standing;

/** In the laboratory the source "centre" may be silent for two office hours, 09:00 to 17:00. */
class FeedReviewTest {
  private KeyedOneInputStreamOperatorTestHarness<String, FeedHeard, VerdictChange> station;

  @BeforeEach
  void openTheStation() throws Exception {
    station = station();
    station.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, FeedHeard, VerdictChange> station()
      throws Exception {
    RulebookBundle laboratory = RulebookBundle.shipped("county").laboratory();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new FeedReview(RulebookSchedule.always(laboratory), AS_OF),
        FeedHeard::source,
        Types.STRING);
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station.close();
  }

  private void heard(String time) throws Exception {
    station.processElement(new FeedHeard("centre", at(time)), at(time).toEpochMilli());
  }

  private void passes(String time) throws Exception {
    station.processWatermark(new Watermark(at(time).toEpochMilli()));
  }

  private List<Silence> silences() {
    List<Silence> silences = new ArrayList<>();
    var records = station.getSideOutput(FeedReview.SILENCES);
    if (records != null) {
      records.forEach(record -> silences.add(record.getValue()));
    }
    return silences;
  }

  private List<String> alerts() {
    List<String> alerts = new ArrayList<>();
    for (VerdictChange change : station.extractOutputValues()) {
      Standing standing = Standing.of(change.verdict().line());
      alerts.add(
          (standing.active() ? "silent" : "was silent")
              + ", known "
              + change.at().atZone(Events.ZONE).toLocalDateTime());
    }
    return alerts;
  }

  private static Silence silence(String from, String until) {
    return new Silence(
        "centre",
        at(from).toEpochMilli(),
        until.isEmpty() ? Silence.OPEN : at(until).toEpochMilli());
  }

  @Test
  void aSourceFallsSilentInSilence() throws Exception {
    heard("2026-03-02T10:00");
    passes("2026-03-02T12:00");
    assertThat(silences()).isEmpty();
    assertThat(station.numEventTimeTimers()).isEqualTo(1);

    passes("2026-03-02T12:00:00.001");
    assertThat(silences()).containsExactly(silence("2026-03-02T12:00:00.001", ""));
    assertThat(alerts()).containsExactly("silent, known 2026-03-02T12:00:00.001");
    assertThat(station.numEventTimeTimers()).isZero();
  }

  @Test
  void itsNextRecordEndsTheSilenceAndGivesItTimeToCatchUp() throws Exception {
    heard("2026-03-02T10:00");
    passes("2026-03-02T13:00");
    heard("2026-03-02T14:00");
    passes("2026-03-02T14:00");

    assertThat(silences())
        .containsExactly(
            silence("2026-03-02T12:00:00.001", ""),
            silence("2026-03-02T12:00:00.001", "2026-03-02T14:10"));
    assertThat(alerts())
        .containsExactly(
            "silent, known 2026-03-02T12:00:00.001", "was silent, known 2026-03-02T14:00");
  }

  @Test
  void aBacklogTellsTheSameAsLifeDid() throws Exception {
    heard("2026-03-02T14:00");
    heard("2026-03-02T10:00");
    heard("2026-03-02T10:30");
    passes("2026-03-02T15:00");

    assertThat(silences())
        .containsExactly(
            silence("2026-03-02T12:30:00.001", ""),
            silence("2026-03-02T12:30:00.001", "2026-03-02T14:10"));
  }

  @Test
  void nightsAndWeekendsAreNoSilence() throws Exception {
    heard("2026-03-06T16:30");
    heard("2026-03-09T09:30");
    passes("2026-03-09T10:00");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aSilenceLastsThroughARestart() throws Exception {
    heard("2026-03-02T10:00");
    passes("2026-03-02T13:00");
    var snapshot = station.snapshot(1, 1);
    station.close();
    station = station();
    station.initializeState(snapshot);
    station.open();
    heard("2026-03-02T14:00");
    passes("2026-03-02T14:00");

    assertThat(silences()).containsExactly(silence("2026-03-02T12:00:00.001", "2026-03-02T14:10"));
    assertThat(alerts()).containsExactly("was silent, known 2026-03-02T14:00");
  }

  @Test
  void aRulebookWithoutTheRuleTakesTheAlertBack() throws Exception {
    heard("2026-03-02T10:00");
    passes("2026-03-02T13:00");
    var snapshot = station.snapshot(1, 1);
    station.close();
    RulebookBundle laboratory = RulebookBundle.shipped("county").laboratory();
    station =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new FeedReview(
                RulebookSchedule.always(laboratory)
                    .then(at("2026-03-02T13:30"), Events.without("silent-feed", laboratory)),
                AS_OF),
            FeedHeard::source,
            Types.STRING);
    station.initializeState(snapshot);
    station.open();
    heard("2026-03-02T14:00");
    passes("2026-03-03T14:00");

    assertThat(station.extractOutputValues()).hasSize(1);
    assertThat(station.extractOutputValues().get(0).verdict()).isNull();
    assertThat(silences()).hasSize(2);
  }

  @Test
  void aToleranceThatWasAwayKnowsNothingOfTheMeantime() throws Exception {
    RulebookBundle watching = RulebookBundle.shipped("county").laboratory();
    RulebookBundle patient =
        Events.replacing(watching, "feeds.csv", "C1 S1,PT0S,PT2H", "C1 S1,PT0S,");
    station.close();
    station =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new FeedReview(
                RulebookSchedule.always(watching)
                    .then(at("2026-03-03T10:00"), patient)
                    .then(at("2026-03-05T10:00"), watching),
                AS_OF),
            FeedHeard::source,
            Types.STRING);
    station.open();
    heard("2026-03-03T09:30");
    passes("2026-03-06T10:00");
    assertThat(alerts()).isEmpty();

    heard("2026-03-06T11:00");
    passes("2026-03-06T14:00");
    assertThat(alerts()).containsExactly("silent, known 2026-03-06T13:00:00.001");
  }

  @Test
  void whatATopicTakenInLaterTellsOfThePastMakesNoSourceSilent() throws Exception {
    heard("2026-03-02T15:00");
    passes("2026-03-02T15:30");
    var snapshot = station.snapshot(1, 1);
    station.close();
    station = station();
    station.initializeState(snapshot);
    station.open();
    heard("2026-03-02T10:00");
    passes("2026-03-02T15:30");

    assertThat(silences()).isEmpty();
  }
}
