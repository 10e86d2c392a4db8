package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RulebookScheduleTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-20T01:00:00Z");

  private final RulebookBundle county = shipped("county");
  private final RulebookBundle hunan = shipped("hunan");
  private final RulebookSchedule schedule = RulebookSchedule.always(county).then(NOVEMBER, hunan);

  private static RulebookBundle shipped(String name) {
    try {
      return RulebookBundle.shipped(name);
    } catch (RulebookException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSuccessorHoldsFromItsInstantOn() {
    assertThat(schedule.at(NOVEMBER.minusMillis(1)).bundle()).isSameAs(county);
    assertThat(schedule.at(NOVEMBER).bundle()).isSameAs(hunan);
    assertThat(schedule.at(Instant.EPOCH).bundle()).isSameAs(county);
  }

  @Test
  void theNextChangeIsKnownBeforehand() {
    assertThat(schedule.nextAfter(NOVEMBER.minusMillis(1))).isEqualTo(NOVEMBER);
    assertThat(schedule.nextAfter(NOVEMBER)).isNull();
  }

  @Test
  void rulebooksComeIntoForceOneAfterTheOther() {
    assertThatThrownBy(() -> schedule.then(NOVEMBER, county))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-11-20T01:00:00Z");
  }
}
