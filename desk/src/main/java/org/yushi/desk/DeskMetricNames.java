package org.yushi.desk;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metrics of the desk, as Micrometer knows them; Prometheus shows {@code _} for {@code .}, and
 * {@code _total} behind counters.
 *
 * <p>Labels have few values: kinds, levels, ways of sending; never a case, a person or an address.
 */
public final class DeskMetricNames {
  /**
   * Label: WARNING, ESCALATION, FALLBACK or WITHDRAWAL; of letters WARNING, DIGEST, GROUP or
   * WITHDRAWAL.
   */
  public static final String KIND = "kind";

  /** Label: NOTICE, YELLOW or RED. */
  public static final String LEVEL = "level";

  /** Label: mail, robot or webhook. */
  public static final String CHANNEL = "channel";

  /** Label: sent, again or refused. */
  public static final String OUTCOME = "outcome";

  /** {@code yushi_desk_notices_planned_total{kind,level}}: notices that were planned. */
  public static final String PLANNED = "yushi.desk.notices.planned";

  /** {@code yushi_desk_letters_composed_total{kind,channel}}: letters made of notices. */
  public static final String COMPOSED = "yushi.desk.letters.composed";

  /** {@code yushi_desk_attempts_total{channel,outcome}}: attempts to send a letter. */
  public static final String ATTEMPTS = "yushi.desk.attempts";

  /** {@code yushi_desk_letters_waiting}: letters that are to be sent. */
  public static final String WAITING = "yushi.desk.letters.waiting";

  /**
   * {@code yushi_desk_letters_undeliverable}: letters that will never go, of all there ever were.
   */
  public static final String UNDELIVERABLE = "yushi.desk.letters.undeliverable";

  /** {@code yushi_desk_oldest_waiting_seconds}: since when the oldest letter waits; 0 if none. */
  public static final String OLDEST_WAITING = "yushi.desk.oldest.waiting";

  /** {@code yushi_desk_behind_records}: records of the topic of alerts that were not read yet. */
  public static final String BEHIND = "yushi.desk.behind";

  /**
   * {@code yushi_desk_away}: 1 while it warns nobody, because Kafka, the ledger or a rulebook is
   * away, or another desk is at work.
   */
  public static final String AWAY = "yushi.desk.away";

  private DeskMetricNames() {}

  /** Each as Prometheus shows it, with its labels. */
  public static Map<String, Set<String>> exported() {
    Map<String, Set<String>> exported = new TreeMap<>();
    exported.put(shown(PLANNED) + "_total", Set.of(KIND, LEVEL));
    exported.put(shown(COMPOSED) + "_total", Set.of(KIND, CHANNEL));
    exported.put(shown(ATTEMPTS) + "_total", Set.of(CHANNEL, OUTCOME));
    exported.put(shown(WAITING), Set.of());
    exported.put(shown(UNDELIVERABLE), Set.of());
    exported.put(shown(OLDEST_WAITING) + "_seconds", Set.of());
    exported.put(shown(AWAY), Set.of());
    exported.put(shown(BEHIND) + "_records", Set.of());
    return exported;
  }

  private static String shown(String name) {
    return name.replace('.', '_');
  }
}
