package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.at;

import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.Verdict;

/** What the last station shows of alerts and of how soon they come. */
class AlertMetricsTest {
  private static final Instant MON = at("2026-03-02T10:00");
  private static final Instant TUE = at("2026-03-03T10:00");
  private static final Instant WED = at("2026-03-04T10:00");
  private static final Step NEAR = new Step(MON, MON, "DUE_SOON", Level.YELLOW);
  private static final Step LATE = new Step(TUE, TUE, "PAST_PROMISE", Level.RED);

  private ShownMetrics shown;
  private KeyedOneInputStreamOperatorTestHarness<String, VerdictChange, AlertRevision> station;

  @BeforeEach
  void openTheStation() throws Exception {
    station = station();
    station.open();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, VerdictChange, AlertRevision> station()
      throws Exception {
    shown = new ShownMetrics();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new OfFacts(), VerdictChange::alertId, Types.STRING, shown.environment());
  }

  /** Nobody does anything: the one input that the test kit can show metrics of. */
  private static final class OfFacts extends AlertLifecycle
      implements OneInputStreamOperator<VerdictChange, AlertRevision> {
    private static final long serialVersionUID = 1L;

    OfFacts() {
      super(Events.AS_OF);
    }

    @Override
    public void processElement(StreamRecord<VerdictChange> record) throws Exception {
      processElement1(record);
    }
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station.close();
  }

  private void restart() throws Exception {
    var snapshot = station.snapshot(1, 1);
    station.close();
    station = station();
    station.initializeState(snapshot);
    station.open();
  }

  private static Verdict overdue(Step... steps) {
    Bilingual text = new Bilingual("字", "text");
    return new Verdict(
        "overdue",
        text,
        SubjectRef.ofCase("c"),
        "",
        "c",
        new Line(List.of(steps)),
        Where.UNSAID,
        null,
        null,
        null,
        new Evidence(List.of(), text, text),
        "window",
        false,
        "v1",
        "Asia/Shanghai");
  }

  private void comes(String alert, Instant at, Reason reason, boolean due, Verdict verdict)
      throws Exception {
    station.processElement(
        new VerdictChange(alert, at.toEpochMilli(), at, reason, due, verdict), at.toEpochMilli());
    station.processWatermark(at.toEpochMilli());
  }

  private long active(Level level) {
    return shown.shows(MetricNames.ALERTS_ACTIVE, "overdue", level.name())
        ? shown.value(MetricNames.ALERTS_ACTIVE, "overdue", level.name())
        : 0;
  }

  @Test
  void anAlertIsActiveAtOneLevelUntilItEnds() throws Exception {
    comes("one", MON, Reason.FACT, true, overdue(NEAR));
    comes("two", MON, Reason.FACT, true, overdue(NEAR));
    assertThat(active(Level.YELLOW)).isEqualTo(2);

    comes("one", TUE, Reason.FACT, true, overdue(NEAR, LATE));
    assertThat(active(Level.YELLOW)).isOne();
    assertThat(active(Level.RED)).isOne();

    comes("one", WED, Reason.FACT, false, overdue(NEAR, LATE, Step.nothing(WED)));
    comes("two", WED, Reason.FACT, false, null);
    assertThat(active(Level.YELLOW)).isZero();
    assertThat(active(Level.RED)).isZero();
  }

  @Test
  void activeAlertsAreShownRightAfterARestore() throws Exception {
    comes("one", MON, Reason.FACT, true, overdue(NEAR));
    comes("two", TUE, Reason.FACT, true, overdue(NEAR, LATE));
    comes("three", WED, Reason.FACT, false, overdue(LATE, Step.nothing(WED)));
    restart();

    assertThat(active(Level.YELLOW)).isOne();
    assertThat(active(Level.RED)).isOne();
  }

  @Test
  void revisionsAreCountedByRuleLevelAndKind() throws Exception {
    comes("one", MON, Reason.FACT, true, overdue(NEAR));
    comes("two", MON, Reason.FACT, true, overdue(NEAR));
    comes("one", TUE, Reason.FACT, true, overdue(NEAR, LATE));
    comes("one", WED, Reason.FACT, false, null);

    assertThat(written(Level.YELLOW, "RAISED")).isEqualTo(2);
    assertThat(written(Level.RED, "HIGHER")).isOne();
    assertThat(written(Level.RED, "RETRACTED")).isOne();
  }

  private long written(Level level, String kind) {
    return shown.value(MetricNames.REVISIONS_WRITTEN, "overdue", level.name(), kind);
  }

  private long only(StationMetric histogram) {
    long[] values = shown.histogram(histogram).getStatistics().getValues();
    assertThat(values).hasSize(1);
    return values[0];
  }

  @Test
  void whatNothingButTimeCausedIsMeasuredAgainstItsDueInstant() throws Exception {
    long before = System.currentTimeMillis() - MON.toEpochMilli();
    comes("one", MON, Reason.FACT, true, overdue(NEAR));
    long after = System.currentTimeMillis() - MON.toEpochMilli();

    assertThat(only(MetricNames.DEADLINE_ERROR)).isBetween(before, after);
    assertThat(shown.histogram(MetricNames.DETECTION_DELAY).getCount()).isZero();
  }

  @Test
  void whatAFactCausedIsMeasuredAgainstWhenItBecameKnown() throws Exception {
    long before = System.currentTimeMillis() - MON.toEpochMilli();
    comes("one", MON, Reason.CORRECTION, false, overdue(NEAR));
    long after = System.currentTimeMillis() - MON.toEpochMilli();

    assertThat(only(MetricNames.DETECTION_DELAY)).isBetween(before, after);
    assertThat(shown.histogram(MetricNames.DEADLINE_ERROR).getCount()).isZero();
  }

  @Test
  void whatARulebookCausedIsNeither() throws Exception {
    comes("one", MON, Reason.RULEBOOK, false, overdue(NEAR));

    assertThat(shown.histogram(MetricNames.DETECTION_DELAY).getCount()).isZero();
    assertThat(shown.histogram(MetricNames.DEADLINE_ERROR).getCount()).isZero();
  }
}
