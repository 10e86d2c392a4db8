package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.ArtFortyFive;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseFile;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.Details;
import org.yushi.casework.EventType;
import org.yushi.casework.Fact;
import org.yushi.rulebook.Feeds;

/**
 * The date of one running clock, with every excuse worked in that was said in time.
 *
 * <p>Excuses are taken in the order in which they became known. One that became known after the
 * date it would move (less the lag of its source) is refused, unless it makes the date earlier:
 * what is learned late can only be stricter. Stops follow art. 45 行政许可法, the extension art. 42.
 */
final class Deadline {

  /** Why an excuse does not count. */
  enum Refusal {
    LATE,
    NO_LEGAL_GROUND,
    NO_NOTICE,
    NO_END,
    NO_APPROVER,
    APPROVED_TOO_LATE,
    SECOND_EXTENSION
  }

  /**
   * An excuse that does not count.
   *
   * @param event the excuse
   * @param why why not
   * @param due the date at that time, or null
   */
  record Refused(CaseEvent event, Refusal why, @Nullable Instant due) {}

  /**
   * The deadline as it stood from one excuse to the next.
   *
   * @param from when the stretch began
   * @param until when the next excuse took effect, or null
   * @param due the date as it stood
   * @param extension working days added
   * @param pauses the stops that counted
   */
  record Stretch(
      Instant from, @Nullable Instant until, Due due, int extension, List<Pause> pauses) {}

  private final CaseFile file;
  private final Clock clock;
  private final Feeds feeds;
  private final StopEnd stopEnd;
  private final List<Excuse> counted = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private Due due;

  Deadline(CaseFile file, Clock clock, Feeds feeds) {
    this.file = file;
    this.clock = clock;
    this.feeds = feeds;
    this.stopEnd = new StopEnd(file, clock.calendar());
    this.due = dueWith(List.of());
    candidates().forEach(this::weigh);
  }

  /** The date, everything worked in that counts. */
  Due due() {
    return due;
  }

  Clock clock() {
    return clock;
  }

  /** The stops and the extension that count, and the promises that were stated. */
  List<Excuse> counted() {
    return counted;
  }

  /** The excuses that do not count. */
  List<Refused> refused() {
    return refused;
  }

  /** Working days that the extension adds. */
  int extension() {
    return extensionOf(counted);
  }

  /** The stops that count, merged. */
  List<Pause> pauses() {
    return pausesOf(counted, clock.start());
  }

  /** The event that states the promise that counts, or null. */
  @Nullable CaseEvent promise() {
    Stated stated = stated(counted);
    return stated == null ? null : stated.event();
  }

  /** The deadline over time, from one excuse to the next. */
  List<Stretch> stretches() {
    TreeSet<Instant> changes = new TreeSet<>();
    for (Excuse excuse : counted) {
      if (excuse.effectiveFrom().isAfter(clock.start())) {
        changes.add(excuse.effectiveFrom());
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    Instant from = clock.start();
    while (true) {
      Instant until = changes.pollFirst();
      Instant begin = from;
      List<Excuse> sofar =
          until == null
              ? counted
              : counted.stream().filter(e -> !e.effectiveFrom().isAfter(begin)).toList();
      stretches.add(
          new Stretch(
              from, until, dueWith(sofar), extensionOf(sofar), pausesOf(sofar, clock.start())));
      if (until == null) {
        return stretches;
      }
      from = until;
    }
  }

  private List<Excuse> candidates() {
    List<Excuse> candidates = new ArrayList<>();
    Excuse lastPromise = null;
    for (Fact fact : file.facts()) {
      Instant place = Instant.MIN;
      CaseEvent before = null;
      for (Fact.Version version : fact.versions()) {
        CaseEvent event = version.event();
        if (isExcuse(event.type()) && (before == null || excusesOtherwise(before, event))) {
          Excuse.Kind kind =
              event.type() == EventType.EXTENDED ? Excuse.Kind.EXTENSION : Excuse.Kind.STOP;
          Excuse excuse = Excuse.of(kind, version, place, feeds);
          candidates.add(excuse);
          place = excuse.weighedAt();
        }
        if (clock.heedsPromise() && event.promisedBy() != null) {
          if (lastPromise == null) {
            lastPromise = Excuse.firstPromise(event, clock.start());
            candidates.add(lastPromise);
          } else {
            Excuse promise = Excuse.of(Excuse.Kind.PROMISE, version, place, feeds);
            if (!repeats(lastPromise, promise)) {
              candidates.add(Excuse.earlierPromise(event, place));
              candidates.add(promise);
              place = promise.weighedAt();
              lastPromise = promise;
            }
          }
        }
        before = event;
      }
    }
    candidates.sort(Comparator.comparing(Excuse::weighedAt));
    return candidates;
  }

  private static boolean isExcuse(EventType type) {
    return type == EventType.CLOCK_STOPPED || type == EventType.EXTENDED;
  }

  private static boolean excusesOtherwise(CaseEvent before, CaseEvent after) {
    Details a = before.details();
    Details b = after.details();
    return !before.occurredAt().equals(after.occurredAt())
        || !Objects.equals(a.ground(), b.ground())
        || !Objects.equals(a.noticeNo(), b.noticeNo())
        || !Objects.equals(a.declaredEnd(), b.declaredEnd())
        || !Objects.equals(a.days(), b.days())
        || !Objects.equals(a.approver(), b.approver());
  }

  /** A promise that only says again what was said just before is no statement of its own. */
  private static boolean repeats(Excuse last, Excuse promise) {
    boolean moved =
        last.event().eventId().equals(promise.event().eventId())
            && !last.event().occurredAt().equals(promise.event().occurredAt());
    return Objects.equals(last.event().promisedBy(), promise.event().promisedBy())
        && !promise.inTimeAt().isBefore(last.inTimeAt())
        && !moved;
  }

  /** An invalid version takes away what an earlier one had excused. */
  private void weigh(Excuse excuse) {
    List<Excuse> others = others(excuse);
    Refusal invalid = invalid(excuse, others);
    if (invalid != null) {
      refused.add(new Refused(excuse.event(), invalid, due.at()));
      if (others.size() < counted.size()) {
        take(others, dueWith(others));
      }
      return;
    }
    List<Excuse> trial = new ArrayList<>(others);
    trial.add(inPlaceOfEarlier(excuse));
    Due moved = dueWith(trial);
    boolean stricter = moved.earlierThan(due);
    if (excuse.onlyIfEarlier() && !stricter) {
      return;
    }
    boolean late = due.passedAt(excuse.inTimeAt());
    boolean harmless = excuse.kind() == Excuse.Kind.PROMISE && !moved.laterThan(due);
    if (late && !stricter && !harmless) {
      refused.add(new Refused(excuse.event(), Refusal.LATE, due.at()));
      return;
    }
    refused.removeIf(each -> each.event().eventId().equals(excuse.event().eventId()));
    take(trial, moved);
  }

  private void take(List<Excuse> excuses, Due date) {
    counted.clear();
    counted.addAll(excuses);
    due = date;
  }

  /**
   * What counts but for earlier versions of this. Of promises every version stays: the date was
   * theirs until the next was given.
   */
  private List<Excuse> others(Excuse excuse) {
    return counted.stream()
        .filter(
            each ->
                excuse.kind() == Excuse.Kind.PROMISE
                    ? !each.event().equals(excuse.event())
                    : !each.isVersionOf(excuse))
        .toList();
  }

  private Excuse inPlaceOfEarlier(Excuse excuse) {
    return excuse.kind() == Excuse.Kind.PROMISE
        ? excuse
        : counted.stream()
            .filter(each -> each.isVersionOf(excuse))
            .findFirst()
            .map(excuse::instead)
            .orElse(excuse);
  }

  private @Nullable Refusal invalid(Excuse excuse, List<Excuse> others) {
    Details details = excuse.event().details();
    return switch (excuse.kind()) {
      case PROMISE -> null;
      case STOP ->
          !ArtFortyFive.names(details.ground())
              ? Refusal.NO_LEGAL_GROUND
              : details.noticeNo() == null
                  ? Refusal.NO_NOTICE
                  : details.declaredEnd() == null && details.days() == null ? Refusal.NO_END : null;
      case EXTENSION ->
          details.approver() == null || details.days() == null || details.days() == 0
              ? Refusal.NO_APPROVER
              : others.stream().anyMatch(each -> each.kind() == Excuse.Kind.EXTENSION)
                  ? Refusal.SECOND_EXTENSION
                  : dueWith(others).passedAt(excuse.event().occurredAt())
                      ? Refusal.APPROVED_TOO_LATE
                      : null;
    };
  }

  private Due dueWith(List<Excuse> excuses) {
    int extension = extensionOf(excuses);
    Due computed = Due.NONE;
    if (clock.limit() != null) {
      Instant base = clock.calendar().due(clock.start(), clock.limit(), extension);
      computed =
          base == null ? Due.BEYOND : Due.at(moved(base, pausesOf(excuses, clock.start())), false);
    }
    return Due.earlier(statedDue(excuses, extension), computed);
  }

  private record Stated(CaseEvent event, DayOrInstant by) {}

  /** The promise that counts: the last in business order, from when it was first said so. */
  private static @Nullable Stated stated(List<Excuse> excuses) {
    Map<String, CaseEvent> latest = new HashMap<>();
    for (Excuse excuse : excuses) {
      if (excuse.kind() == Excuse.Kind.PROMISE) {
        latest.put(excuse.event().eventId(), excuse.event());
      }
    }
    Stated stated = null;
    for (CaseEvent event : latest.values().stream().sorted(CaseEvent.BUSINESS_ORDER).toList()) {
      DayOrInstant by = event.promisedBy();
      if (by != null && (stated == null || !stated.by().equals(by))) {
        stated = new Stated(event, by);
      }
    }
    return stated;
  }

  /** A stated date is moved by what came after the statement: its author knew what came before. */
  private Due statedDue(List<Excuse> excuses, int extension) {
    Stated stated = stated(excuses);
    if (stated == null) {
      return Due.NONE;
    }
    Instant by = instantOf(stated.by());
    Instant said = stated.event().occurredAt();
    boolean extendedAfter =
        excuses.stream()
            .anyMatch(
                e -> e.kind() == Excuse.Kind.EXTENSION && !e.event().occurredAt().isBefore(said));
    if (extendedAfter) {
      Instant extended = clock.calendar().sameClock(by, extension);
      if (extended == null) {
        return Due.BEYOND;
      }
      by = extended;
    }
    Instant after = said.isAfter(clock.start()) ? said : clock.start();
    List<Excuse> later =
        excuses.stream().filter(e -> !e.event().occurredAt().isBefore(said)).toList();
    return Due.at(moved(by, pausesOf(later, after)), true);
  }

  private Instant instantOf(DayOrInstant time) {
    Instant instant = time.instant();
    return instant != null ? instant : clock.calendar().close(time.date());
  }

  private int extensionOf(List<Excuse> excuses) {
    for (Excuse excuse : excuses) {
      Integer days = excuse.event().details().days();
      if (excuse.kind() == Excuse.Kind.EXTENSION && days != null) {
        return Math.min(days, clock.longestExtension());
      }
    }
    return 0;
  }

  private List<Pause> pausesOf(List<Excuse> excuses, Instant notBefore) {
    List<Pause> pauses = new ArrayList<>();
    for (Excuse excuse : excuses) {
      if (excuse.kind() == Excuse.Kind.STOP) {
        Instant begin = excuse.event().occurredAt();
        Instant from = begin.isBefore(notBefore) ? notBefore : begin;
        Instant until = stopEnd.of(excuse.event());
        if (until == null || until.isAfter(from)) {
          pauses.add(new Pause(from, until));
        }
      }
    }
    return Pause.merged(pauses);
  }

  /** The date moved by the office time that the pauses cover; null = beyond the calendar. */
  private @Nullable Instant moved(Instant base, List<Pause> pauses) {
    Instant due = base;
    for (Pause pause : pauses) {
      if (pause.from().isAfter(due)) {
        break;
      }
      if (pause.until() == null) {
        return null;
      }
      Instant later = shift(due, pause.from(), pause.until());
      if (later == null) {
        return null;
      }
      due = later;
    }
    return due;
  }

  private @Nullable Instant shift(Instant due, Instant from, Instant until) {
    if (clock.inNaturalDays()) {
      return due.plus(Duration.between(from, until));
    }
    Duration office = clock.calendar().officeTime(from, until);
    return office == null ? null : clock.calendar().plus(due, office);
  }
}
