package org.yushi.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.decided;
import static org.yushi.Given.event;
import static org.yushi.Given.received;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yushi.Given;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventType;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.CaseReviewer;
import org.yushi.verdict.RuleEngine;

/** What single cases contribute; that all of them add up is tested on whole years. */
class TallyTest {
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
  private static RuleEngine engine;
  private static RuleEngine.Session session;
  private static Tally tally;

  @BeforeAll
  static void load() throws Exception {
    Rulebook rulebook = RulebookLoader.load(RulebookBundle.shipped("county"));
    engine = RuleEngine.compile(rulebook);
    session = engine.newSession();
    tally = new Tally(new CaseReviewer(rulebook, session));
  }

  @AfterAll
  static void close() {
    session.close();
    engine.close();
  }

  private static Contribution of(Given... events) {
    List<CaseEvent> all = Given.events(events);
    return tally.of(CaseFile.fold(Given.CASE, all), all);
  }

  private static Contribution ofThreeDays(String decidedAt) {
    return of(
        received("2026-03-02T09:00").item("MKT-01").window("W01"),
        accepted("2026-03-02T10:00"),
        decided(decidedAt));
  }

  @Test
  void aCaseCountsWhereItsWindowLiesAndAtTheDepartmentOfItsItem() {
    Contribution contribution = ofThreeDays("2026-03-04T15:30");
    assertThat(contribution.counted())
        .isEqualTo(new Contribution.Counted("510000", "C1", "D-MKT", "W01", "MKT-01", "", ""));
    assertThat(contribution.receivedOn()).isEqualTo(SECOND);
    assertThat(contribution.acceptedOn()).isEqualTo(SECOND);
  }

  @Test
  void earlyOnTimeAndLateByAMillisecond() {
    assertThat(ofThreeDays("2026-03-04T15:30").finish())
        .isEqualTo(
            new Contribution.Finish(
                Timing.EARLY, false, false, false, 21 * 60L + 30, 31 * 60L, 127 * 60L));
    assertThat(ofThreeDays("2026-03-05T17:00").finish().timing()).isEqualTo(Timing.ON_TIME);
    Contribution late = ofThreeDays("2026-03-05T17:00:00.001");
    assertThat(late.finish().timing()).isEqualTo(Timing.LATE);
    assertThat(late.finish().lateByPromise()).isTrue();
    assertThat(late.finish().lateByStatute()).isFalse();
    assertThat(late.lateFrom()).isEqualTo(at("2026-03-05T17:00:00.001"));
  }

  @Test
  void whereNobodyWasToldItIsNotLateBeforeTheFiveDaysAreOver() {
    Contribution open = of(received("2026-03-02T09:00").item("MKT-01").window("W01"));
    assertThat(open.lateFrom()).isEqualTo(at("2026-03-09T17:00:00.001"));
    assertThat(open.finish()).isNull();
    assertThat(open.acceptedOn()).isNull();
  }

  @Test
  void decidedWithoutAcceptanceWasAcceptedAtIntake() {
    Contribution contribution =
        of(received("2026-03-02T09:00").item("MKT-03").window("W01"), decided("2026-03-02T09:20"));
    assertThat(contribution.acceptedOn()).isEqualTo(SECOND);
    assertThat(contribution.finish().onTheSpot()).isTrue();
    assertThat(contribution.finish().timing()).isEqualTo(Timing.ON_TIME);
  }

  @Test
  void anEnquiryCountsWithoutAnyCase() {
    Contribution contribution =
        of(
            event(EventType.ENQUIRED, "2026-03-02T09:00").item("MKT-01").window("W01"),
            event(EventType.ENQUIRY_ANSWERED, "2026-03-09T17:00"),
            event(EventType.ENQUIRED, "2026-03-02T09:05"),
            event(EventType.ENQUIRY_ANSWERED, "2026-03-09T17:00:00.001"),
            event(EventType.ENQUIRED, "2026-03-02T09:06"));
    assertThat(contribution.receivedOn()).isNull();
    assertThat(contribution.counted().department()).isEqualTo("D-MKT");
    assertThat(contribution.deeds())
        .containsExactly(
            Deed.of(Deed.Kind.ENQUIRY_IN_TIME, SECOND),
            Deed.of(Deed.Kind.ENQUIRY_LATE, SECOND),
            Deed.of(Deed.Kind.ENQUIRY, SECOND));
  }

  @Test
  void whatIsVoidedCountsNowhere() {
    assertThat(
            of(
                    received("2026-03-02T09:00").item("MKT-01").window("W01"),
                    Given.voiding("2026-03-03T09:00", "RECEIVED@2026-03-02T09:00"))
                .receivedOn())
        .isNull();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Contribution contribution =
        of(
            received("2026-03-02T09:00").item("MKT-01").window("W01"),
            accepted("2026-03-02T10:00"),
            Given.stopped("2026-03-03T10:00", "2026-03-04T10:00"),
            event(EventType.SUPPLEMENT_REQUESTED, "2026-03-03T11:00"),
            decided("2026-03-04T15:30").known("2026-03-20T09:00"));
    Instant known = at("2026-03-20T09:00");
    assertThat(contribution.deeds()).hasSize(3);
    assertThat(
            ContributionReader.version(
                ContributionWriter.version(4, known, ContributionWriter.write(contribution))))
        .isEqualTo(new ContributionReader.Version(4, known, contribution));
    assertThatThrownBy(() -> ContributionReader.version("{\"sequence\":1}"))
        .hasMessage("knownAt: expected a value, found none");
  }

  /** The events of the tutorial's case, and what docs/reference/topics.md says of it. */
  @Test
  void theReferenceShowsWhatIsWritten() throws Exception {
    String page =
        Files.readString(Path.of("..", "docs", "reference", "topics.md"), StandardCharsets.UTF_8);
    String shown =
        page.lines().filter(line -> line.startsWith("{\"sequence\":4,")).findFirst().orElseThrow();
    CaseEventReader reader = new CaseEventReader();
    List<CaseEvent> events =
        List.of(
            reader.read(
                bytes(
                    "e1",
                    "RECEIVED",
                    "09:00",
                    ",\"item\":\"MKT-01\",\"window\":\"W01\",\"place\":\"CENTRE\"")),
            reader.read(bytes("e2", "SUPPLEMENT_REQUESTED", "09:30", "")),
            reader.read(bytes("e3", "ACCEPTED", "10:00", "")),
            reader.read(
                "{\"eventId\":\"e4\",\"caseId\":\"2026-0001\",\"type\":\"DECIDED\",\"occurredAt\":\"2026-03-04T15:30:00+08:00\"}"
                    .getBytes(StandardCharsets.UTF_8)));
    Contribution contribution = tally.of(CaseFile.fold("2026-0001", events), events);
    assertThat(
            ContributionWriter.version(
                4, at("2026-03-04T15:30"), ContributionWriter.write(contribution)))
        .isEqualTo(shown);
  }

  @Test
  void aStopOfACaseWithoutIntakeClaimsItsTimeAndIsRefused() {
    assertThat(of(Given.stopped("2026-03-02T10:00", "2026-03-02T15:00")).deeds())
        .containsExactly(Deed.of(Deed.Kind.STOP_REFUSED, SECOND, 300));
  }

  private static byte[] bytes(String id, String type, String time, String more) {
    return "{\"eventId\":\"%s\",\"caseId\":\"2026-0001\",\"type\":\"%s\",\"occurredAt\":\"2026-03-02T%s:00+08:00\"%s}"
        .formatted(id, type, time, more)
        .getBytes(StandardCharsets.UTF_8);
  }
}
