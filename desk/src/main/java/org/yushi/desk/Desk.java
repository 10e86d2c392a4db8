package org.yushi.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.desk.store.DeskStore;
import org.yushi.desk.store.DeskStore.Ahead;
import org.yushi.desk.store.DeskStore.Draft;
import org.yushi.desk.store.DeskStore.Due;
import org.yushi.desk.store.DeskStore.Follows;
import org.yushi.desk.store.DeskStore.Last;
import org.yushi.desk.store.DeskStore.Receiver;
import org.yushi.desk.store.StoredRulebooks;
import org.yushi.desk.store.StoredRulebooks.NoRulebookException;
import org.yushi.desk.text.Composer;
import org.yushi.desk.text.Warning;
import org.yushi.desk.warning.Kept;
import org.yushi.desk.warning.News;
import org.yushi.desk.warning.NewsReader;
import org.yushi.desk.warning.Notice;
import org.yushi.desk.warning.Plan;
import org.yushi.desk.warning.Planner;
import org.yushi.desk.warning.SendingHours;
import org.yushi.ledger.Entry;
import org.yushi.ledger.Reading;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;

/**
 * Plans notices of what is published, and makes letters of those whose time has come. What time it
 * is, its caller says.
 *
 * <p>Not safe for use by several threads.
 */
public final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);
  private static final Comparator<News> SOONEST_FIRST =
      Comparator.comparing(News::level, Comparator.<Level>reverseOrder())
          .thenComparing(news -> news.dueAt() == null ? news.since() : news.dueAt());
  private static final int SHOWN_IN_DIGEST = 50;
  private static final int SHOWN_IN_GROUP = 10;
  private static final int SHOWN_AHEAD = 20;

  private final DeskStore store;
  private final StoredRulebooks rulebooks;
  private final DeskSettings settings;
  private final Composer composer;
  private final DeskMetrics metrics;
  private final Instant begun;

  /**
   * A desk.
   *
   * @param now when it is opened
   */
  public Desk(DeskStore store, DeskSettings settings, DeskMetrics metrics, Instant now)
      throws SQLException {
    this.store = store;
    this.rulebooks = store.rulebooks();
    this.settings = settings;
    this.composer = new Composer(settings.language());
    this.metrics = metrics;
    this.begun = store.begunAt(now).minus(settings.beginBefore());
  }

  /**
   * Takes revisions in, wholly or not at all; those that it has heard of are passed over.
   *
   * @param entries in the order in which they were read
   * @param readings how far the topic is read with them
   * @param now when that is
   * @throws NoRulebookException if there is none, or a new one is still on its way to the ledger
   */
  public void take(List<Entry> entries, Collection<Reading> readings, Instant now)
      throws SQLException, NoRulebookException {
    try {
      Map<String, News> before = new HashMap<>();
      store
          .known(alerts(entries))
          .forEach((alertId, body) -> before.put(alertId, NewsReader.read(body)));
      Map<String, Integer> known = new HashMap<>();
      before.forEach((alertId, news) -> known.put(alertId, news.revision()));
      Map<String, Last> last = new LinkedHashMap<>();
      List<Revision> news = new ArrayList<>();
      for (Entry entry : entries) {
        News each = read(entry);
        if (each != null && each.revision() > known.getOrDefault(each.alertId(), 0)) {
          String body = Objects.requireNonNull(entry.value());
          news.add(new Revision(each, body));
          known.put(each.alertId(), each.revision());
          last.put(each.alertId(), new Last(each.revision(), body, each.waits()));
        }
      }
      List<Follows> all = plan(news, before, now);
      store.keep(last, all, readings);
      all.forEach(each -> metrics.planned(each.plan().planned()));
    } catch (SQLException | NoRulebookException | RuntimeException e) {
      store.forget();
      throw e;
    }
  }

  private record Revision(News news, String body) {}

  private List<Follows> plan(List<Revision> revisions, Map<String, News> before, Instant now)
      throws SQLException, NoRulebookException {
    Map<String, List<Kept>> kept =
        new HashMap<>(
            store.kept(revisions.stream().map(each -> each.news().alertId()).distinct().toList()));
    Map<String, Planner> planners = new HashMap<>();
    List<Follows> all = new ArrayList<>();
    for (Revision each : revisions) {
      News news = each.news();
      News last = before.put(news.alertId(), news);
      if (news.decidedAt().isBefore(begun)) {
        continue;
      }
      if (!planners.containsKey(news.rulebook())) {
        planners.put(news.rulebook(), new Planner(rulebook(news, now)));
      }
      Planner planner = Objects.requireNonNull(planners.get(news.rulebook()));
      List<Kept> soFar = kept.getOrDefault(news.alertId(), List.of());
      Plan plan = planner.plan(news, last, soFar);
      all.add(new Follows(each.body(), plan));
      kept.put(news.alertId(), after(soFar, plan));
    }
    return all;
  }

  /** A rulebook that judged just now may still be on its way to the ledger. */
  private Rulebook rulebook(News news, Instant now) throws SQLException, NoRulebookException {
    Duration age = Duration.between(news.decidedAt(), now);
    if (!age.isNegative() && age.compareTo(ON_ITS_WAY) < 0) {
      return rulebooks.awaited(news.rulebook());
    }
    return rulebooks.of(news.rulebook());
  }

  private static List<String> alerts(List<Entry> entries) {
    return entries.stream().map(Entry::key).filter(Objects::nonNull).distinct().toList();
  }

  private static @Nullable News read(Entry entry) {
    try {
      return entry.value() == null ? null : NewsReader.read(entry.value());
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "{}-{} 第 {} 条不是预警，略过 no alert at {}-{}:{}, passed over: {}",
          entry.topic(),
          entry.partition(),
          entry.offset(),
          entry.topic(),
          entry.partition(),
          entry.offset(),
          e.getMessage());
      return null;
    }
  }

  private static List<Kept> after(List<Kept> before, Plan plan) {
    List<Kept> after = new ArrayList<>();
    for (Kept kept : before) {
      boolean dropped = plan.dropped().contains(kept.notice());
      after.add(dropped ? new Kept(kept.notice(), Kept.State.DROPPED) : kept);
    }
    plan.planned().forEach(notice -> after.add(new Kept(notice, Kept.State.PLANNED)));
    return after;
  }

  /**
   * Makes letters of everything whose time has come.
   *
   * @return how many letters
   */
  public int compose(Instant now) throws SQLException, NoRulebookException {
    List<Receiver> receivers = store.receivers(now);
    if (receivers.isEmpty()) {
      return 0;
    }
    Rulebook rulebook = rulebooks.newest();
    int letters = 0;
    for (Receiver each : receivers) {
      letters += new Round(rulebook, store.due(each, now), now).compose();
    }
    return letters;
  }

  /** When there is something to compose next; empty if nothing is planned. */
  public Optional<Instant> nextDue() throws SQLException {
    return store.nextDue();
  }

  /** What is due to one recipient by one channel at one instant. */
  private final class Round {
    private final Rulebook rulebook;
    private final Instant now;
    private final SendingHours hours;
    private final OfficeCalendar calendar;
    private final LocalDate day;
    private final Letters letters;
    private final Notice first;
    private final List<Due> due;
    private final List<Draft> drafts = new ArrayList<>();

    Round(Rulebook rulebook, List<Due> due, Instant now) {
      this.rulebook = rulebook;
      this.now = now;
      this.due = due;
      this.first = due.get(0).notice();
      this.calendar = rulebook.calendars().of(first.centre(), first.region());
      this.hours = new SendingHours(calendar);
      this.day = hours.dayOf(now);
      this.letters = new Letters(composer, rulebook, calendar.zone(), day);
    }

    int compose() throws SQLException {
      List<Notice> ready = new ArrayList<>();
      List<Notice> grouped = new ArrayList<>();
      Map<Notice, Instant> answerable = answerableUntil();
      Map<Instant, List<Notice>> later = new HashMap<>();
      for (Due each : due) {
        Notice notice = each.notice();
        Instant until = answerable.getOrDefault(notice, now);
        Instant at = until.isAfter(now) ? until : mayGo(notice);
        if (at.isAfter(now)) {
          later.computeIfAbsent(at, same -> new ArrayList<>()).add(notice);
        } else {
          (each.grouped() ? grouped : ready).add(notice);
        }
      }
      putOff(later, false);
      List<Notice> beyond = withinBudget(ready);
      if (!grouped.isEmpty()) {
        grouped.addAll(beyond);
        drafts.add(group(grouped));
        beyond = List.of();
      }
      if (!drafts.isEmpty()) {
        store.compose(drafts, now);
        drafts.forEach(draft -> metrics.composed(draft.letter()));
      }
      putOff(
          beyond.stream()
              .collect(Collectors.groupingBy(each -> hoursOf(each).nextHour(now, each.urgent()))),
          true);
      return drafts.size();
    }

    /** From when on, by the clocks of its own centre: one recipient may stand above several. */
    private Instant mayGo(Notice notice) {
      SendingHours itsOwn = hoursOf(notice);
      if (notice.urgent() || !itsOwn.open(now).isAfter(now)) {
        return now;
      }
      return notice.isForDigest() ? itsOwn.digest(now) : itsOwn.open(now);
    }

    private SendingHours hoursOf(Notice notice) {
      return new SendingHours(rulebook.calendars().of(notice.centre(), notice.region()));
    }

    /** Of escalations: who was told late, the desk being away, has as long to answer as anybody. */
    private Map<Notice, Instant> answerableUntil() throws SQLException {
      List<Notice> escalations =
          due.stream().map(Due::notice).filter(notice -> notice.unanswered() != null).toList();
      Map<Notice, Instant> until = new HashMap<>();
      if (!escalations.isEmpty()) {
        store
            .toldFirst(escalations)
            .forEach(
                (notice, told) -> {
                  Duration unanswered = Objects.requireNonNull(notice.unanswered());
                  if (told.at() != null) {
                    until.put(notice, hoursOf(notice).after(told.at(), unanswered));
                  } else if (told.pending()) {
                    until.put(notice, hoursOf(notice).nextHour(now, notice.urgent()));
                  }
                });
      }
      return until;
    }

    private void putOff(Map<Instant, List<Notice>> until, boolean grouped) throws SQLException {
      for (Map.Entry<Instant, List<Notice>> each : until.entrySet()) {
        store.putOff(each.getValue(), each.getKey(), grouped);
      }
    }

    /** Makes letters as far as the budget goes; what is beyond is given back. */
    private List<Notice> withinBudget(List<Notice> ready) throws SQLException {
      List<Notice> forDigest = ready.stream().filter(Notice::isForDigest).toList();
      List<Notice> single = ready.stream().filter(each -> !each.isForDigest()).toList();
      int left =
          settings.budget()
              - store.lettersOn(day, first.recipient(), String.valueOf(first.channel()));
      List<Notice> beyond = new ArrayList<>();
      if (!forDigest.isEmpty()) {
        if (left > 0) {
          drafts.add(digest(forDigest));
          left--;
        } else {
          beyond.addAll(forDigest);
        }
      }
      for (Notice notice : single) {
        if (left > 0) {
          drafts.add(single(notice));
          left--;
        } else {
          beyond.add(notice);
        }
      }
      return beyond;
    }

    private Draft single(Notice notice) throws SQLException {
      News news = news(List.of(notice)).get(0);
      return notice.kind() == Notice.Kind.WITHDRAWAL
          ? letters.withdrawal(notice, news)
          : letters.warning(notice, news, why(notice));
    }

    private Warning.Why why(Notice notice) throws SQLException {
      Duration unanswered = notice.unanswered();
      Instant told =
          unanswered == null
              ? null
              : Objects.requireNonNull(store.toldFirst(List.of(notice)).get(notice)).at();
      if (unanswered != null && told != null) {
        return new Warning.Why.Unsigned(
            names(store.namesToldFirst(notice)), told, letters.span(notice, unanswered));
      }
      return unanswered != null || notice.kind() == Notice.Kind.FALLBACK
          ? new Warning.Why.Unreachable(names(store.namesOutOfReach(notice)))
          : new Warning.Why.Theirs();
    }

    private static String names(List<String> names) {
      return names.isEmpty() ? "—" : String.join("、", names);
    }

    private Draft digest(List<Notice> notices) throws SQLException {
      int older = store.unanswered(first.recipient(), String.valueOf(first.channel()));
      LocalDate next = calendar.workingDay(day, 1);
      Instant until = calendar.close(next == null ? day.plusDays(1) : next).plusMillis(1);
      return letters.digest(
          notices,
          news(gravest(notices, SHOWN_IN_DIGEST)).stream().sorted(SOONEST_FIRST).toList(),
          store.ahead(first.tier(), first.recipient(), now, until).stream()
              .filter(this::mayBeTold)
              .limit(SHOWN_AHEAD)
              .toList(),
          older);
    }

    /**
     * What the policy keeps from somebody, or from everybody until it is confirmed, is not told.
     */
    private boolean mayBeTold(Ahead ahead) {
      Items.Item item = rulebook.items().find(ahead.item(), day);
      Policy.Row row =
          rulebook
              .policy()
              .find(
                  ahead.rule(),
                  ahead.grade(),
                  item == null ? null : item.kind(),
                  ahead.item(),
                  ahead.centre(),
                  hours.dayOf(ahead.at()));
      String word = first.tier().name().toLowerCase(Locale.ROOT);
      return row != null && !row.confirm() && List.of(row.audience().split("\\s+")).contains(word);
    }

    private Draft group(List<Notice> notices) throws SQLException {
      List<Notice> warnings = new ArrayList<>(notices);
      warnings.removeIf(notice -> notice.kind() == Notice.Kind.WITHDRAWAL);
      List<Notice> withdrawals = new ArrayList<>(notices);
      withdrawals.removeAll(warnings);
      List<Notice> shownBack = gravest(withdrawals, SHOWN_IN_GROUP);
      return letters.group(
          notices,
          news(gravest(warnings, SHOWN_IN_GROUP)),
          shownBack,
          news(shownBack),
          settings.budget(),
          now);
    }

    private static List<Notice> gravest(List<Notice> notices, int most) {
      return notices.stream()
          .sorted(
              Comparator.comparing(Notice::level, Comparator.<Level>reverseOrder())
                  .thenComparing(Notice::dueAt)
                  .thenComparing(Notice::alertId))
          .limit(most)
          .toList();
    }

    private List<News> news(List<Notice> notices) throws SQLException {
      Map<String, String> bodies = store.bodies(notices);
      return notices.stream()
          .map(notice -> NewsReader.read(Objects.requireNonNull(bodies.get(notice.id()))))
          .toList();
    }
  }
}
