package org.yushi.report.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yushi.ledger.AlertCount;
import org.yushi.report.model.Alerts;
import org.yushi.rulebook.Level;

/**
 * Alerts added up by something, such as the department.
 *
 * @param <K> that by which they are told apart
 */
record AlertSums<K>(Map<K, Alerts> byKey) {
  static <K> AlertSums<K> by(List<AlertCount> counts, Function<AlertCount, K> key) {
    Map<K, Alerts> sums = new HashMap<>();
    counts.forEach(each -> sums.merge(key.apply(each), of(each), AlertSums::plus));
    return new AlertSums<>(sums);
  }

  Alerts of(K key) {
    return byKey.getOrDefault(key, Alerts.NONE);
  }

  Set<K> keys() {
    return byKey.keySet();
  }

  private static Alerts of(AlertCount count) {
    Level level = Level.valueOf(count.level());
    return new Alerts(
        level == Level.RED ? count.raised() : 0,
        level == Level.YELLOW ? count.raised() : 0,
        level == Level.NOTICE ? count.raised() : 0,
        count.ended(),
        count.retracted());
  }

  private static Alerts plus(Alerts a, Alerts b) {
    return new Alerts(
        a.red() + b.red(),
        a.yellow() + b.yellow(),
        a.notices() + b.notices(),
        a.ended() + b.ended(),
        a.retracted() + b.retracted());
  }
}
