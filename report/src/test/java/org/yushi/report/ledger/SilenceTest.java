package org.yushi.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yushi.ledger.SilenceOf;
import org.yushi.tally.Contribution.Counted;

class SilenceTest {
  private static final Instant BEGIN = Instant.parse("2026-09-30T16:00:00Z");
  private static final Instant END = Instant.parse("2026-10-31T16:00:00Z");

  private static SilenceOf silent(Instant from, @Nullable Instant until) {
    return new SilenceOf("a", "tax", new Counted("", "", "", "", "", "", ""), from, until);
  }

  @Test
  void onlyWhatLiesInTheMonthCounts() {
    Silence silence =
        Silence.of(
            List.of(
                silent(BEGIN.minusSeconds(600), BEGIN.plusSeconds(120)),
                silent(BEGIN.plusSeconds(3600), BEGIN.plusSeconds(3660)),
                silent(BEGIN.minusSeconds(600), BEGIN),
                silent(END, null)),
            BEGIN,
            END,
            END.plusSeconds(900));

    assertThat(silence).isEqualTo(new Silence(2, 3, null));
  }

  @Test
  void whatLastsGoesOnAtItsEnd() {
    Instant from = END.minusSeconds(300);

    assertThat(
            Silence.of(
                List.of(silent(from, END.plusSeconds(60))), BEGIN, END, END.plusSeconds(900)))
        .isEqualTo(new Silence(1, 5, from));
    assertThat(Silence.of(List.of(silent(from, null)), BEGIN, END, END.minusSeconds(60)))
        .isEqualTo(new Silence(1, 4, from));
  }
}
