package org.yushi.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Act;
import org.yushi.alert.VerdictChange;

/**
 * What makes an alert thread longer: a change of what the facts say, or what a person did.
 *
 * @param change the change, or null
 * @param act the act with where it came from, or null; one of both is there
 */
public record ThreadInput(@Nullable VerdictChange change, @Nullable ReceivedAct act) {
  static ThreadInput of(VerdictChange change) {
    return new ThreadInput(change, null);
  }

  static ThreadInput of(ReceivedAct act) {
    return new ThreadInput(null, act);
  }

  Instant at() {
    if (change != null) {
      return change.at();
    }
    return act == null ? Instant.MAX : act.act().at();
  }

  /**
   * An act with where it came from.
   *
   * @param act the act
   * @param origin file or topic-partition
   * @param position line or offset
   */
  public record ReceivedAct(Act act, String origin, long position) {
    String alertId() {
      return act.alertId();
    }
  }
}
