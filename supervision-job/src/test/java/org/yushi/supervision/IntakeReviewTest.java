package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.AS_OF;
import static org.yushi.supervision.Events.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yushi.alert.Reason;
import org.yushi.alert.Silence;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.Place;
import org.yushi.casework.Where;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Standing;

/** The station of intakes: one applicant, one item, several cases. */
class IntakeReviewTest {
  private static final String KEY = "hash\nMKT-01";

  private @Nullable
      KeyedTwoInputStreamOperatorTestHarness<String, IntakeUpsert, Silence, VerdictChange>
      station;

  private int sequence;

  private KeyedTwoInputStreamOperatorTestHarness<String, IntakeUpsert, Silence, VerdictChange>
      station() throws Exception {
    if (station == null) {
      station = open(RulebookBundle.shipped("county"));
    }
    return station;
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, IntakeUpsert, Silence, VerdictChange>
      open(RulebookBundle rulebook) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new IntakeReview(RulebookSchedule.always(rulebook), AS_OF),
            IntakeUpsert::key,
            null,
            Types.STRING);
    harness.open();
    return harness;
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station().close();
  }

  private static CaseIntake intake(String caseId, String at, Place place, @Nullable String end) {
    return new CaseIntake(
        caseId,
        "MKT-01",
        at(at),
        end == null ? null : at(end),
        new Where(null, "C1", null, place, "D-MKT", null),
        null,
        null,
        false,
        List.of());
  }

  private void arrives(Instant known, CaseIntake intake) throws Exception {
    station()
        .processElement1(
            new IntakeUpsert(KEY, intake.caseId(), sequence++, known, Reason.FACT, intake, false),
            known.toEpochMilli());
  }

  private void arrives(CaseIntake intake) throws Exception {
    arrives(intake.at(), intake);
  }

  private void passes(String time) throws Exception {
    station().processBothWatermarks(new Watermark(at(time).toEpochMilli()));
  }

  /** What was sent on, as "case status because". */
  private List<String> sent() throws Exception {
    List<String> sent = new ArrayList<>();
    for (VerdictChange change : station().extractOutputValues()) {
      Standing standing = change.verdict() == null ? null : Standing.of(change.verdict().line());
      sent.add(
          standing == null
              ? change.alertId() + " nothing"
              : change.verdict().caseId()
                  + (standing.active() ? " open " : " over ")
                  + change.verdict().evidence().facts());
    }
    return sent;
  }

  @Test
  void namesBothEndsForThePeopleAndForTheDesk() throws Exception {
    arrives(intake("c1", "2026-03-02T10:00", Place.DEPARTMENT, null));
    arrives(intake("c2", "2026-03-03T10:00", Place.CENTRE, null));
    arrives(intake("c3", "2026-03-04T10:00", Place.CENTRE, null));
    passes("2026-03-05T10:00");

    Evidence ofC3 =
        station().extractOutputValues().stream()
            .map(VerdictChange::verdict)
            .filter(verdict -> verdict != null && "c3".equals(verdict.caseId()))
            .reduce((first, last) -> last)
            .orElseThrow()
            .evidence();
    assertThat(ofC3.units())
        .containsExactly(new Where(null, "C1", null, Place.DEPARTMENT, "D-MKT", null));
    assertThat(ofC3.computation().zh())
        .contains("受理本件（示范县政务服务中心 / 市场监督管理局 / 中心）", "示范县政务服务中心 / 市场监督管理局 / 部门");
    assertThat(ofC3.computation().en()).contains("市场监督管理局 / office of the department");
  }

  private List<String> rejected() throws Exception {
    Queue<StreamRecord<Rejected>> records = station().getSideOutput(IntakeReview.REJECTED);
    return records == null
        ? List.of()
        : records.stream().map(record -> record.getValue().reason()).toList();
  }

  @Test
  void theLaterOfTwoOpenCasesIsFoundAndEndsWithTheEarlier() throws Exception {
    arrives(intake("b", "2026-03-03T10:00", Place.CENTRE, null));
    arrives(intake("a", "2026-03-02T10:00", Place.DEPARTMENT, null));
    passes("2026-03-04T00:00");
    arrives(
        at("2026-03-05T10:00"),
        intake("a", "2026-03-02T10:00", Place.DEPARTMENT, "2026-03-05T10:00"));
    passes("2026-03-06T00:00");

    assertThat(sent()).containsExactly("b open [a]", "b over [a]");
    assertThat(station().numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void oneApplicantOfEverybodyStopsBeingCompared() throws Exception {
    String day = "2026-03-02T10:00";
    for (int i = 0; i < IntakeReview.MOST_CASES; i++) {
      arrives(intake("case%03d".formatted(i), day, Place.CENTRE, null));
    }
    passes("2026-03-02T12:00");
    assertThat(rejected()).isEmpty();

    arrives(intake("one-more", "2026-03-02T13:00", Place.DEPARTMENT, null));
    passes("2026-03-02T14:00");

    assertThat(rejected())
        .containsExactly(
            "case one-more: applicant: expected at most 500 cases of one applicant and item");
    assertThat(sent()).isEmpty();
  }

  @Test
  void whereARuleFailsWhatWasFoundStands() throws Exception {
    station = open(failingFor("bad"));
    arrives(intake("a", "2026-03-02T10:00", Place.DEPARTMENT, null));
    arrives(intake("b", "2026-03-03T10:00", Place.CENTRE, null));
    passes("2026-03-04T00:00");
    arrives(at("2026-03-04T10:00"), intake("bad", "2026-03-02T11:00", Place.DEPARTMENT, null));
    arrives(
        at("2026-03-05T10:00"),
        intake("a", "2026-03-02T10:00", Place.DEPARTMENT, "2026-03-05T10:00"));
    passes("2026-03-06T00:00");

    assertThat(rejected()).singleElement().asString().startsWith("case b: a rule failed: ");
    assertThat(sent()).containsExactly("b open [a]", "b over [a]");
  }

  @Test
  void longClosedCasesOnWhichNothingRestsMakeRoom() throws Exception {
    List<String> old = new ArrayList<>();
    for (int i = 1; i < IntakeReview.MOST_CASES; i++) {
      old.add("old%03d".formatted(i));
      arrives(intake(old.get(i - 1), "2026-03-02T10:00", Place.CENTRE, "2026-03-02T11:00"));
    }
    arrives(intake("b", "2026-05-01T10:00", Place.CENTRE, null));
    Instant known = at("2026-05-02T10:00");
    for (String each : old) {
      station()
          .processElement1(
              new IntakeUpsert(KEY, each, sequence++, known, Reason.FACT, null, true),
              known.toEpochMilli());
    }
    arrives(intake("c", "2026-05-04T10:00", Place.DEPARTMENT, null));
    passes("2026-05-05T00:00");

    assertThat(rejected()).isEmpty();
    assertThat(sent()).containsExactly("c open [b]");
  }

  private static RulebookBundle failingFor(String earlier) throws RulebookException {
    return Events.replacing(
        RulebookBundle.shipped("county"),
        "rules/dual-intake/dual-intake.drl",
        "then\n",
        "then\n    if ($p.earlierCase().equals(\"%s\")) { Integer.parseInt(\"\"); }\n"
            .formatted(earlier));
  }
}
