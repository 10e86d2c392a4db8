package org.yushi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.Verdict;
import org.yushi.verdict.VerdictLine;

class PublicationTest {
  private static final SubjectRef SUBJECT = SubjectRef.ofCase("c");
  private static final String WED = "2026-03-04T17:00";
  private static final String THU = "2026-03-05T17:00";
  private static final VerdictLine OVERDUE =
      line("overdue", "", step(WED, Level.YELLOW), step(THU, Level.RED));
  private static final VerdictLine SENT_AWAY = line("registration-only", "s", step(WED, Level.RED));

  private static final ReleaseGate OPEN =
      new ReleaseGate(source -> Duration.ZERO, (rule, grade) -> true, List.of());

  private final List<Publication.Sent> sent = new ArrayList<>();
  private String words = "so";
  private String version = "v";

  private static Step step(String from, Level level) {
    return new Step(at(from), at(from), level.name(), level);
  }

  private static VerdictLine line(String rule, String about, Step... steps) {
    return new VerdictLine(rule, about, new Line(List.of(steps)), List.of(), List.of());
  }

  private Verdict verdict(VerdictLine line) {
    Bilingual text = new Bilingual(words, words);
    return new Verdict(
        line.rule(),
        text,
        SUBJECT,
        line.about(),
        "c",
        line.line(),
        Where.UNSAID,
        null,
        null,
        null,
        new Evidence(List.of(), text, text),
        "",
        false,
        version,
        "Asia/Shanghai");
  }

  private List<VerdictChange> at(Instant instant, VerdictLine... lines) {
    return look(instant, lines).changes();
  }

  private Publication.Look look(Instant instant, VerdictLine... lines) {
    return Publication.look(
        SUBJECT, List.of(lines), true, OPEN, sent, instant, Reason.FACT, 7, this::verdict);
  }

  private static Instant at(String local) {
    return org.yushi.Given.at(local);
  }

  @Test
  void whatIsNotYetVisibleIsNotSent() {
    assertThat(at(at(WED).minusMillis(1), OVERDUE)).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void whatBecomesVisibleIsSentCutToTheInstant() {
    List<VerdictChange> changes = at(at(WED), OVERDUE);

    assertThat(changes).hasSize(1);
    VerdictChange change = changes.get(0);
    assertThat(change.alertId()).isEqualTo(AlertId.of("overdue", SUBJECT, ""));
    assertThat(change.sequence()).isEqualTo(7);
    assertThat(change.at()).isEqualTo(at(WED));
    assertThat(change.reason()).isEqualTo(Reason.FACT);
    assertThat(change.verdict().line().steps()).containsExactly(step(WED, Level.YELLOW));
  }

  @Test
  void whatWasSentIsNotSentAgain() {
    at(at(WED), OVERDUE);
    assertThat(at(at(WED).plusSeconds(60), OVERDUE)).isEmpty();
  }

  @Test
  void aFurtherStepIsSent() {
    at(at(WED), OVERDUE);
    assertThat(at(at(THU), OVERDUE)).hasSize(1);
    assertThat(at(at(THU), OVERDUE)).isEmpty();
  }

  @Test
  void otherWordsAreSent() {
    at(at(WED), OVERDUE);
    words = "otherwise";
    assertThat(at(at(WED), OVERDUE)).hasSize(1);
  }

  @Test
  void whatIsNoLongerVisibleIsTakenBackOnce() {
    at(at(WED), OVERDUE, SENT_AWAY);
    List<VerdictChange> changes = at(at(WED), SENT_AWAY);

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).alertId()).isEqualTo(AlertId.of("overdue", SUBJECT, ""));
    assertThat(changes.get(0).verdict()).isNull();
    assertThat(at(at(WED), SENT_AWAY)).isEmpty();
  }

  @Test
  void aLineMovedIntoTheFutureIsTakenBack() {
    at(at(WED), OVERDUE);
    VerdictLine later = line("overdue", "", step(THU, Level.YELLOW));

    assertThat(at(at(WED).plusSeconds(1), later))
        .extracting(VerdictChange::verdict)
        .containsOnlyNulls();
    assertThat(at(at(THU), later)).hasSize(1);
  }

  @Test
  void changesOfOneInstantAreNumberedOnwards() {
    assertThat(at(at(WED), OVERDUE, SENT_AWAY))
        .extracting(VerdictChange::sequence)
        .containsExactly(7L, 8L);
    assertThat(at(at(WED))).extracting(VerdictChange::sequence).containsExactly(7L, 8L);
  }

  @Test
  void theNextInstantIsTheFirstStepOfAnyLine() {
    VerdictLine sameDay = line("same-day", "", step("2026-03-05T10:00", Level.RED));

    assertThat(look(at(WED).minusMillis(1), OVERDUE, sameDay).next()).isEqualTo(at(WED));
    assertThat(look(at(WED), OVERDUE, sameDay).next()).isEqualTo(at("2026-03-05T10:00"));
    assertThat(look(at(THU), OVERDUE, sameDay).next()).isNull();
    assertThat(look(at(WED)).next()).isNull();
  }

  @Test
  void whatWasShownStaysThoughTheGateCloses() {
    at(at(WED), OVERDUE);
    VerdictLine waiting = OVERDUE.awaiting(List.of("nightly"));
    ReleaseGate slow =
        new ReleaseGate(source -> Duration.ofHours(26), (rule, grade) -> true, List.of());

    Publication.Look look =
        Publication.look(
            SUBJECT, List.of(waiting), true, slow, sent, at(THU), Reason.FACT, 7, this::verdict);

    assertThat(look.changes()).isEmpty();
    assertThat(look.next()).isEqualTo(at(THU).plus(Duration.ofHours(26)));
  }

  @Test
  void aChangeTellsWhetherNothingButTimeMadeItNecessary() {
    assertThat(at(at(WED), OVERDUE)).extracting(VerdictChange::due).containsExactly(false);

    Publication.Look later =
        Publication.look(
            SUBJECT, List.of(OVERDUE), false, OPEN, sent, at(THU), Reason.FACT, 8, this::verdict);
    assertThat(later.changes()).extracting(VerdictChange::due).containsExactly(true);
  }

  @Test
  void aNewVersionOfTheRulebookAloneIsNoNews() {
    at(at(WED), OVERDUE);
    version = "w";
    assertThat(at(at(WED).plusSeconds(60), OVERDUE)).isEmpty();
  }

  @Test
  void anAlertIsOneThreadPerRuleSubjectAndThing() {
    SubjectRef region = new SubjectRef(SubjectRef.Kind.REGION, "c");

    assertThat(
            List.of(
                AlertId.of("overdue", SUBJECT, ""),
                AlertId.of("same-day", SUBJECT, ""),
                AlertId.of("overdue", SUBJECT, "e1"),
                AlertId.of("overdue", SubjectRef.ofCase("d"), ""),
                AlertId.of("overdue", region, "")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{20}"));
    assertThat(AlertId.of("overdue", SUBJECT, "")).isEqualTo(AlertId.of("overdue", SUBJECT, ""));
  }
}
