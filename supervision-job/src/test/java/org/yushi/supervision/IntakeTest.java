package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.at;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.casework.CaseEvent;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;

/** When an event became known, and who may say what. */
class IntakeTest {
  private static final long APPENDED = at("2026-03-02T10:00:05").toEpochMilli();

  private OneInputStreamOperatorTestHarness<RawRecord, CaseEvent> intake;

  @BeforeEach
  void open() throws Exception {
    intake =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new Intake(
                    RulebookSchedule.always(RulebookBundle.shipped("demo")),
                    at("2027-01-01T00:00"))));
    intake.open();
  }

  @AfterEach
  void close() throws Exception {
    intake.close();
  }

  private static byte[] accepted(String occurredAt, String more) {
    return ("{\"eventId\":\"e\",\"caseId\":\"c\",\"type\":\"ACCEPTED\",\"occurredAt\":\""
            + occurredAt
            + "+08:00\""
            + more
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void appended(String topic, byte[] bytes) throws Exception {
    intake.processElement(RawRecord.appended(topic, 0, 7, APPENDED, bytes), APPENDED);
  }

  private Instant knownAt() {
    assertThat(intake.extractOutputValues()).hasSize(1);
    return intake.extractOutputValues().get(0).knownAt();
  }

  private String rejected() {
    assertThat(intake.extractOutputValues()).isEmpty();
    var rejected = intake.getSideOutput(Intake.REJECTED);
    assertThat(rejected).hasSize(1);
    return rejected.peek().getValue().reason();
  }

  @Test
  void aStampedRecordIsKnownFromItsAppendTimeWhateverItSays() throws Exception {
    appended(
        "case-events-township", accepted("2026-03-02T10:00:00", ",\"ingestedAt\":\"2020-01-01\""));
    assertThat(knownAt()).isEqualTo(Instant.ofEpochMilli(APPENDED));
  }

  @Test
  void aLineOfAFileIsKnownWhenItSays() throws Exception {
    byte[] line = accepted("2026-03-02T10:00:00", ",\"ingestedAt\":\"2026-03-03T02:00:00+08:00\"");
    intake.processElement(RawRecord.ofFile("events.jsonl", 1, line), 0);
    assertThat(knownAt()).isEqualTo(at("2026-03-03T02:00"));
  }

  @Test
  void noFactCountsBeforeItHappened() throws Exception {
    appended("case-events-township", accepted("2026-03-02T10:00:09", ""));
    assertThat(knownAt()).as("its source was heard").isEqualTo(Instant.ofEpochMilli(APPENDED));
    assertThat(intake.extractOutputValues().get(0).countsFrom())
        .isEqualTo(at("2026-03-02T10:00:09"));
  }

  @Test
  void aFactOfNextYearIsMistyped() throws Exception {
    appended("case-events", accepted("2027-03-02T10:00:00", ""));
    assertThat(rejected()).startsWith("occurredAt: expected a time that has come");
  }

  @Test
  void aTickIsNoRecord() throws Exception {
    intake.processElement(
        new RawRecord(
            RawRecord.Kind.TICK, "case-events", "case-events-0", 8, APPENDED, new byte[0]),
        APPENDED);
    assertThat(intake.extractOutputValues()).isEmpty();
    assertThat(intake.getSideOutput(Intake.REJECTED)).isNull();
    assertThat(intake.getSideOutput(Intake.COUNTS)).isNull();
  }

  @Test
  void aRecordWhoseTimeItsProducerChoseIsRejected() throws Exception {
    intake.processElement(
        new RawRecord(
            RawRecord.Kind.UNSTAMPED,
            "case-events",
            "case-events-0",
            8,
            5_000,
            accepted("2026-03-02T10:00:00", "")),
        5_000);
    assertThat(rejected()).contains("LogAppendTime");
  }

  @Test
  void aSourceMayNotSpeakForAnotherCentre() throws Exception {
    appended(
        "case-events-township",
        accepted("2026-03-02T10:00:00", ",\"source\":\"township\",\"centre\":\"C1\""));
    assertThat(rejected())
        .isEqualTo(
            "centre: expected one that source \"township\" may speak for"
                + " (feeds.csv: T1 T2 T3 A1), found \"C1\"");
  }

  @Test
  void theCentreOfAWindowCountsWhereNoneIsSaid() throws Exception {
    appended(
        "case-events-township",
        accepted("2026-03-02T10:00:00", ",\"source\":\"township\",\"window\":\"W01\""));
    assertThat(rejected()).contains("found \"C1\"");
  }

  @Test
  void aSourceOnAnotherTopicThanItsOwnIsRejected() throws Exception {
    appended(
        "anybodys-events",
        accepted("2026-03-02T10:00:00", ",\"source\":\"township\",\"centre\":\"T1\""));
    assertThat(rejected())
        .isEqualTo(
            "source: expected \"township\" on topic case-events-township (feeds.csv),"
                + " found it on anybodys-events");
  }

  @Test
  void aSourceThatIsNotListedMaySpeakForEverybody() throws Exception {
    appended(
        "anybodys-events",
        accepted("2026-03-02T10:00:00", ",\"source\":\"elsewhere\",\"centre\":\"C1\""));
    assertThat(intake.extractOutputValues()).hasSize(1);
  }

  @Test
  void whatIsKeptOfAHugeRecordFitsIntoARecordAgain() throws Exception {
    byte[] huge = new byte[1_000_000];
    Arrays.fill(huge, (byte) 1);
    appended("anybodys-events", huge);
    var rejected = intake.getSideOutput(Intake.REJECTED);
    assertThat(rejected).hasSize(1);
    assertThat(
            RejectedWriter.line(rejected.peek().getValue()).getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(1_000_000);
  }
}
