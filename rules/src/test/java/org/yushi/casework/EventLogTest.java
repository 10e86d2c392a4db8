package org.yushi.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.accepted;
import static org.yushi.Given.at;
import static org.yushi.Given.received;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.casework.EventLog.Outcome;

class EventLogTest {
  private final EventLog log = new EventLog(new ArrayList<>());

  private CaseEvent only() {
    assertThat(log.events()).hasSize(1);
    return log.events().get(0);
  }

  @Test
  void theSameEventAgainIsADuplicate() {
    assertThat(log.add(received("2026-03-02T09:00").done())).isEqualTo(Outcome.NEW);
    assertThat(log.add(received("2026-03-02T09:00").done())).isEqualTo(Outcome.DUPLICATE);
    assertThat(log.events()).hasSize(1);
  }

  @Test
  void ofADuplicateTheTimeItWasFirstKnownCounts() {
    log.add(received("2026-03-02T09:00").known("2026-03-02T12:00").done());
    assertThat(log.add(received("2026-03-02T09:00").known("2026-03-02T11:00").done()))
        .isEqualTo(Outcome.DUPLICATE);
    assertThat(log.add(received("2026-03-02T09:00").known("2026-03-02T13:00").done()))
        .isEqualTo(Outcome.DUPLICATE);

    assertThat(only().knownAt()).isEqualTo(at("2026-03-02T11:00"));
  }

  @Test
  void ofTwoContentsUnderOneIdTheHigherSourceSeqWins() {
    CaseEvent first = accepted("2026-03-02T10:00").id("a").seq(1).item("X").done();
    CaseEvent second = accepted("2026-03-02T10:00").id("a").seq(2).item("Y").done();

    log.add(first);
    assertThat(log.add(second)).isEqualTo(Outcome.CONFLICT);
    assertThat(only()).isEqualTo(second);
    assertThat(log.add(first)).isEqualTo(Outcome.CONFLICT);
    assertThat(only()).isEqualTo(second);
  }

  @Test
  void atEqualSourceSeqTheContentDecidesWhateverCameFirst() {
    CaseEvent one = accepted("2026-03-02T10:00").id("a").item("X").done();
    CaseEvent other = accepted("2026-03-02T10:00").id("a").item("Y").done();

    EventLog here = new EventLog(new ArrayList<>(List.of(one)));
    EventLog there = new EventLog(new ArrayList<>(List.of(other)));
    assertThat(here.add(other)).isEqualTo(Outcome.CONFLICT);
    assertThat(there.add(one)).isEqualTo(Outcome.CONFLICT);

    assertThat(here.events()).isEqualTo(there.events());
  }

  @Test
  void aCaseMayHaveTwoThousandEvents() {
    for (int i = 0; i < EventLog.MOST_EVENTS; i++) {
      assertThat(log.add(received("2026-03-02T09:00").id("e" + i).done())).isEqualTo(Outcome.NEW);
    }
    assertThat(log.add(received("2026-03-02T09:00").id("more").done())).isEqualTo(Outcome.FULL);
    assertThat(log.add(received("2026-03-02T09:00").id("e7").done())).isEqualTo(Outcome.DUPLICATE);
    assertThat(log.events()).hasSize(2_000);
  }
}
