package org.yushi.local.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.yushi.alert.Act;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.AlertWriter;
import org.yushi.alert.Reason;
import org.yushi.alert.RevisionKind;
import org.yushi.casework.Place;
import org.yushi.casework.Sha256;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Rulebook;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Line;
import org.yushi.verdict.Step;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.Verdict;

/**
 * Many overdue cases at once, half of them yellow, at all windows of a rulebook in turn, decided
 * within a minute; and what becomes of some of them later.
 */
final class Flood {
  private static final Bilingual TITLE = new Bilingual("办件超期", "Overdue");
  private static final Bilingual COMPUTATION =
      new Bilingual(
          "2026-09-09 10:00 受理，承诺 5 个工作日，应于 2026-09-16 10:00 前办结，至今未办结。",
          "Accepted 2026-09-09 10:00, promised within 5 working days, due 2026-09-16 10:00, not done.");
  private static final Bilingual BASIS = new Bilingual("示范县政务服务管理办法", "Measures of the county");
  private static final int OF_TEN = 10;
  private static final int TAKEN_BACK = 3;
  private static final int SIGNED = 7;

  private final int size;
  private final Instant begin;
  private final Rulebook rulebook;
  private final String version;
  private final List<Where> windows;

  /**
   * A flood.
   *
   * @param size how many alerts
   * @param begin when the first is decided
   * @param version of the rulebook
   */
  Flood(int size, Instant begin, Rulebook rulebook, String version, LocalDate day) {
    this.size = size;
    this.begin = begin;
    this.rulebook = rulebook;
    this.version = version;
    this.windows =
        rulebook.places().listed(Places.Kind.WINDOW, day, day).stream()
            .map(window -> where(window.code()))
            .toList();
  }

  private Where where(String window) {
    Places places = rulebook.places();
    return new Where(
        places.regionOf(window),
        Objects.requireNonNull(places.centreOf(null, window)),
        window,
        Place.CENTRE,
        places.departmentOf(window),
        null);
  }

  int windows() {
    return windows.size();
  }

  /** The first revisions, a part of them. */
  List<String> raised(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> write(i, 1, RevisionKind.RAISED, decidedAt(i), List.of()))
        .toList();
  }

  /** One in ten is taken back, one in ten is signed. */
  List<String> later(int from, int to, Instant at) {
    List<String> later = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (i % OF_TEN == TAKEN_BACK) {
        later.add(write(i, 2, RevisionKind.RETRACTED, at, List.of()));
      } else if (i % OF_TEN == SIGNED) {
        Act sign = new Act("", alertId(i), Act.Kind.SIGN, "马强", "", at);
        later.add(write(i, 2, RevisionKind.RESTATED, at, List.of(sign)));
      }
    }
    return later;
  }

  private static String alertId(int i) {
    return Sha256.hex("flood " + i).substring(0, 20);
  }

  private Instant decidedAt(int i) {
    return begin.plus(Duration.ofMinutes(1).multipliedBy(i).dividedBy(size));
  }

  private String write(int i, int number, RevisionKind kind, Instant at, List<Act> acts) {
    Level level = i % 2 == 0 ? Level.RED : Level.YELLOW;
    Instant since = decidedAt(i);
    Step step = new Step(since, since, level == Level.RED ? "PAST_PROMISE" : "DUE_SOON", level);
    String caseId = "SF26-%06d".formatted(i);
    Verdict verdict =
        new Verdict(
            "overdue",
            TITLE,
            SubjectRef.ofCase(caseId),
            "",
            caseId,
            new Line(List.of(step)),
            windows.get(i % windows.size()),
            "MKT-01",
            since,
            null,
            new Evidence(List.of("e" + i), COMPUTATION, BASIS),
            level == Level.RED ? "window department inspection" : "window department",
            false,
            version,
            "Asia/Shanghai");
    boolean back = kind == RevisionKind.RETRACTED;
    return AlertWriter.revision(
        new AlertRevision(
            alertId(i),
            number,
            kind,
            acts.isEmpty() ? Reason.FACT : Reason.PERSON,
            at,
            back ? AlertStatus.RETRACTED : AlertStatus.ACTIVE,
            verdict,
            acts));
  }
}
