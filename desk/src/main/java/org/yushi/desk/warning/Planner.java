package org.yushi.desk.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertStatus;
import org.yushi.casework.Where;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.OfficeSpan;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;

/**
 * Says who is told what and when because of a revision of an alert.
 *
 * <p>What is raised, comes again or gets graver is told to handler and window head: a red at its
 * instant within the {@link SendingHours}, anything else in the digest. A red that nobody has
 * answered goes up the ladder after the policy's working time. Who was told of a red that is taken
 * back is told so, nobody else. Where the window cannot be reached, the next step that can is told
 * instead.
 */
public final class Planner {
  private final Rulebook rulebook;

  /** A planner by the rulebook that was in force when the revision was decided. */
  public Planner(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * What follows from a revision.
   *
   * @param before the alert as it stood before, or null if nobody knows
   * @param known what was planned for the alert so far
   */
  public Plan plan(News news, @Nullable News before, List<Kept> known) {
    List<Notice> waiting = waiting(known);
    if (news.wantsAnswer(before)) {
      return news.status() == AlertStatus.ENDED && news.level() != Level.RED
          ? new Plan(List.of(), waiting, "ended")
          : anew(news, demands(news), known);
    }
    return switch (news.kind()) {
      case RETRACTED -> new Plan(takenBack(news, known), waiting, "retracted");
      case LOWER -> new Plan(lowered(news, known), waiting, "lower");
      case ENDED ->
          new Plan(
              takenBack(news, known),
              waiting.stream().filter(notice -> isOverWith(news, notice)).toList(),
              "ended");
      default ->
          news.isIssued()
              ? restated(news, before, known)
              : new Plan(List.of(), waiting, "unconfirmed");
    };
  }

  /** What was said before is overtaken, of withdrawals those to whom a red is told again. */
  private static Plan anew(News news, List<Notice> demands, List<Kept> known) {
    List<Notice> overtaken =
        planned(known).stream()
            .filter(
                notice ->
                    notice.kind() != Notice.Kind.WITHDRAWAL
                        || (news.level() == Level.RED
                            && demands.stream().anyMatch(each -> isToTheSame(each, notice))))
            .toList();
    return new Plan(demands, overtaken, "superseded");
  }

  /** Nothing new, but perhaps answered, or now a matter of somebody else. */
  private Plan restated(News news, @Nullable News before, List<Kept> known) {
    List<Notice> waiting = waiting(known);
    if (news.isAnswered()) {
      return new Plan(
          List.of(),
          waiting.stream().filter(notice -> notice.kind() == Notice.Kind.ESCALATION).toList(),
          "answered");
    }
    List<Notice> concealed =
        waiting.stream().filter(notice -> !Ladder.names(news.audience(), notice.tier())).toList();
    boolean moved = before != null && news.waits() && !news.where().equals(before.where());
    List<Notice> toOthers =
        moved
            ? demands(news).stream()
                .filter(notice -> notice.kind() == Notice.Kind.WARNING)
                .filter(notice -> known.stream().noneMatch(kept -> isTold(kept, notice)))
                .toList()
            : List.of();
    return new Plan(toOthers, concealed, "not theirs");
  }

  /** A red that ended has to be heard of all the same; whatever else waited has not. */
  private static boolean isOverWith(News ended, Notice notice) {
    return notice.kind() == Notice.Kind.ESCALATION
        || notice.level().compareTo(Level.RED) < 0
        || ended.level().compareTo(Level.RED) < 0;
  }

  /**
   * What follows from a notice that cannot be delivered.
   *
   * @param news the alert as it stands
   * @param at when that became certain
   */
  public List<Notice> instead(Notice undelivered, News news, Instant at) {
    boolean over =
        news.status() == AlertStatus.RETRACTED
            || (news.status() == AlertStatus.ENDED && news.level().compareTo(Level.RED) < 0);
    boolean silent = over || news.isAnswered() || !news.isIssued();
    if (undelivered.kind() == Notice.Kind.WITHDRAWAL || silent) {
      return List.of();
    }
    Recipient above = ladder(news, news.where()).above(undelivered.tier());
    if (above == null) {
      return List.of();
    }
    SendingHours hours = hours(news.where());
    Instant due =
        undelivered.isForDigest() ? hours.digest(at) : open(hours, at, undelivered.urgent());
    return above.contacts().stream()
        .map(channel -> undelivered.movedTo(above, channel, due))
        .toList();
  }

  private List<Notice> demands(News news) {
    Policy.Warning warning = warning(news);
    SendingHours hours = hours(news.where());
    Instant at = news.decidedAt();
    Instant due =
        news.level().compareTo(Level.RED) < 0
            ? hours.digest(at)
            : open(hours, at, warning.urgent());
    Draft draft = new Draft(news, warning.urgent());
    Ladder ladder = ladder(news, news.where());
    List<Recipient> first = ladder.first();
    draft.addAll(Notice.Kind.WARNING, first, due);
    if (first.stream().noneMatch(Recipient::isReachable)) {
      Recipient above = ladder.above(first.get(first.size() - 1).tier());
      if (above != null) {
        draft.add(Notice.Kind.FALLBACK, above, due);
      }
    }
    for (Where other : news.others()) {
      Recipient unit = ladder(news, other).at(Tier.DEPARTMENT);
      if (unit != null) {
        draft.add(Notice.Kind.WARNING, unit, due);
      }
    }
    if (news.status() == AlertStatus.ACTIVE && !news.isAnswered()) {
      escalate(draft, ladder, Tier.DEPARTMENT, warning.toDepartment(), hours);
      escalate(draft, ladder, Tier.INSPECTION, warning.toInspection(), hours);
    }
    return draft.notices();
  }

  /** To a step; where nobody there can be reached, to the next one as well. */
  private static void escalate(
      Draft draft, Ladder ladder, Tier tier, @Nullable OfficeSpan after, SendingHours hours) {
    Recipient to = ladder.at(tier);
    if (to == null || after == null || draft.tells(to)) {
      return;
    }
    Instant at = draft.news.decidedAt();
    Duration officeTime = after.of(hours.normalDay(at));
    Instant due = open(hours, hours.after(at, officeTime), draft.urgent);
    draft.escalate(to, officeTime, due);
    Recipient above = to.isReachable() ? null : ladder.above(tier);
    if (above != null && !draft.tells(above)) {
      draft.escalate(above, officeTime, due);
    }
  }

  /** Told to those who got a red of which is known by now that it never was one. */
  private List<Notice> takenBack(News news, List<Kept> known) {
    if (news.status() != AlertStatus.RETRACTED && news.level() == Level.RED) {
      return List.of();
    }
    SendingHours hours = hours(news.where());
    Map<String, Notice> told = new HashMap<>();
    for (Kept kept : known) {
      Notice notice = kept.notice();
      boolean taken = kept.state() == Kept.State.TAKEN;
      String to = notice.recipient() + '\n' + notice.channel();
      if (notice.kind() == Notice.Kind.WITHDRAWAL
          && (taken || kept.state() == Kept.State.PLANNED)) {
        told.remove(to);
      } else if (taken && notice.channel() != null && notice.level() == Level.RED) {
        told.put(to, notice);
      }
    }
    List<Notice> back = new ArrayList<>();
    for (Notice notice : told.values()) {
      back.add(
          new Notice(
              news.alertId(),
              news.revision(),
              Notice.Kind.WITHDRAWAL,
              notice.level(),
              notice.tier(),
              notice.recipient(),
              notice.name(),
              notice.channel(),
              notice.region(),
              notice.centre(),
              notice.urgent(),
              null,
              open(hours, news.decidedAt(), notice.urgent())));
    }
    return back;
  }

  /** Who was told of the red hears that it is none; who was not hears of what it is. */
  private List<Notice> lowered(News news, List<Kept> known) {
    List<Notice> lowered = new ArrayList<>(takenBack(news, known));
    if (news.status() == AlertStatus.ACTIVE && news.isIssued()) {
      demands(news).stream()
          .filter(
              notice ->
                  known.stream()
                      .noneMatch(
                          kept ->
                              kept.state() == Kept.State.TAKEN
                                  && isToTheSame(kept.notice(), notice)))
          .forEach(lowered::add);
    }
    return lowered;
  }

  private static boolean isTold(Kept kept, Notice notice) {
    boolean counts = kept.state() == Kept.State.TAKEN || kept.state() == Kept.State.PLANNED;
    return counts && isToTheSame(kept.notice(), notice);
  }

  private static boolean isToTheSame(Notice one, Notice other) {
    return one.recipient().equals(other.recipient())
        && Objects.equals(one.channel(), other.channel());
  }

  private static List<Notice> planned(List<Kept> known) {
    return known.stream()
        .filter(kept -> kept.state() == Kept.State.PLANNED)
        .map(Kept::notice)
        .toList();
  }

  private static List<Notice> waiting(List<Kept> known) {
    return planned(known).stream()
        .filter(notice -> notice.kind() != Notice.Kind.WITHDRAWAL)
        .toList();
  }

  private static Instant open(SendingHours hours, Instant at, boolean urgent) {
    return urgent ? at : hours.open(at);
  }

  private Policy.Warning warning(News news) {
    LocalDate day = hours(news.where()).dayOf(news.from());
    Where where = news.where();
    Items.Item item = rulebook.items().find(news.item(), day);
    Policy.Row row =
        rulebook
            .policy()
            .find(
                news.rule(),
                news.grade(),
                item == null ? null : item.kind(),
                news.item(),
                centreOf(where),
                day);
    return row == null ? Policy.Warning.usual(news.level()) : row.warning();
  }

  private Ladder ladder(News news, Where where) {
    return Ladder.of(
        rulebook, news.audience(), where, news.item(), hours(where).dayOf(news.decidedAt()));
  }

  private @Nullable String centreOf(Where where) {
    return rulebook.places().centreOf(where.centre(), where.window());
  }

  /** The hours of a place. */
  private SendingHours hours(Where where) {
    return new SendingHours(rulebook.calendars().of(centreOf(where), where.region()));
  }

  /** Notices of one revision, nobody told twice by one channel. */
  private final class Draft {
    private final News news;
    private final boolean urgent;
    private final Map<String, Notice> byRecipient = new LinkedHashMap<>();

    Draft(News news, boolean urgent) {
      this.news = news;
      this.urgent = urgent;
    }

    void addAll(Notice.Kind kind, List<Recipient> recipients, Instant due) {
      recipients.forEach(each -> add(kind, each, due));
    }

    void add(Notice.Kind kind, Recipient to, Instant due) {
      add(kind, to, null, due);
    }

    void escalate(Recipient to, Duration unanswered, Instant due) {
      add(Notice.Kind.ESCALATION, to, unanswered, due);
    }

    private void add(Notice.Kind kind, Recipient to, @Nullable Duration unanswered, Instant due) {
      if (!to.isReachable()) {
        put(kind, to, null, unanswered, due);
      }
      to.contacts().forEach(channel -> put(kind, to, channel, unanswered, due));
    }

    private void put(
        Notice.Kind kind,
        Recipient to,
        @Nullable Contact channel,
        @Nullable Duration unanswered,
        Instant due) {
      Where where = news.where();
      byRecipient.putIfAbsent(
          to.code() + '\n' + channel,
          new Notice(
              news.alertId(),
              news.revision(),
              kind,
              news.level(),
              to.tier(),
              to.code(),
              to.name(),
              channel,
              where.region(),
              centreOf(where),
              urgent,
              unanswered,
              due));
    }

    boolean tells(Recipient recipient) {
      return byRecipient.values().stream()
          .anyMatch(each -> Objects.equals(each.recipient(), recipient.code()));
    }

    List<Notice> notices() {
      return List.copyOf(byRecipient.values());
    }
  }
}
