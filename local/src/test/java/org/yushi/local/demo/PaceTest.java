package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T16:00:00Z");
  private static final Instant END = BEGIN.plus(Duration.ofDays(100));

  private static Instant due(Duration length, Duration running) {
    return new Pace(BEGIN, END, length).due(running, BEGIN);
  }

  @Test
  void timePassesEvenly() {
    Duration length = Duration.ofMinutes(2);

    assertThat(due(length, Duration.ZERO)).isEqualTo(BEGIN);
    assertThat(due(length, Duration.ofSeconds(30))).isEqualTo(BEGIN.plus(Duration.ofDays(25)));
    assertThat(due(length, Duration.ofMinutes(2))).isEqualTo(END);
    assertThat(due(length, Duration.ofMinutes(9))).isEqualTo(END);
  }

  @Test
  void withoutALengthItPassesDayByDay() {
    Pace pace = new Pace(BEGIN, END, Duration.ZERO);

    assertThat(pace.due(Duration.ZERO, BEGIN)).isEqualTo(BEGIN.plus(Duration.ofDays(1)));
    assertThat(pace.due(Duration.ZERO, END.minusMillis(1))).isEqualTo(END);
  }
}
