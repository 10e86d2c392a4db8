package org.yushi.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.CASE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yushi.Given;

/** Ids, times and contents from small sets, so that duplicates, conflicts and rings are common. */
class FoldPropertyTest {
  @Provide
  Arbitrary<List<CaseEvent>> histories() {
    Arbitrary<String> ids = Arbitraries.of("1", "2", "3", "4", "5", "6");
    Arbitrary<String> times =
        Arbitraries.of("2026-03-02T09:00", "2026-03-02T10:00", "2026-03-03T10:00");
    Arbitrary<EventType> types =
        Arbitraries.of(
            EventType.RECEIVED,
            EventType.ACCEPTED,
            EventType.CLOCK_STOPPED,
            EventType.DECIDED,
            EventType.CORRECTED,
            EventType.CORRECTED);
    Arbitrary<String> words = Arbitraries.of("X", "Y", "Z");
    return Combinators.combine(
            ids, times, types, ids, words, Arbitraries.longs().between(0, 2), times)
        .as(FoldPropertyTest::event)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  private static CaseEvent event(
      String id, String at, EventType type, String amends, String word, long seq, String known) {
    Given given =
        type != EventType.CORRECTED
            ? Given.event(type, at)
            : word.equals("X")
                ? Given.voiding(at, amends)
                : word.equals("Y")
                    ? Given.correction(at, amends)
                    : Given.correctionOfTime(at, amends, "2026-03-02T09:30");
    return given.id(id).item(word).seq(seq).known(known).done();
  }

  private static CaseFile fold(List<CaseEvent> arrivals) {
    EventLog log = new EventLog(new ArrayList<>());
    arrivals.forEach(log::add);
    return CaseFile.fold(CASE, log.events());
  }

  @Property
  void anyOrderOfArrivalGivesTheSameFile(
      @ForAll("histories") List<CaseEvent> history, @ForAll Random random) {
    List<CaseEvent> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);

    CaseFile one = fold(history);
    CaseFile other = fold(shuffled);

    assertThat(other.facts()).isEqualTo(one.facts());
    assertThat(other.orphans()).isEqualTo(one.orphans());
  }

  @Property
  void sendingEverythingTwiceChangesNothing(@ForAll("histories") List<CaseEvent> history) {
    List<CaseEvent> twice = new ArrayList<>(history);
    twice.addAll(history);

    assertThat(fold(twice).facts()).isEqualTo(fold(history).facts());
  }

  @Property
  void factsAreInBusinessOrderAndNoneIsACorrection(@ForAll("histories") List<CaseEvent> history) {
    List<CaseEvent> facts = fold(history).facts().stream().map(Fact::event).toList();

    assertThat(facts).isSortedAccordingTo(CaseEvent.BUSINESS_ORDER);
    assertThat(facts).noneMatch(event -> event.type() == EventType.CORRECTED);
  }
}
