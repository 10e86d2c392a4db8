package org.yushi.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Act;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.Reason;
import org.yushi.alert.RevisionKind;
import org.yushi.casework.Sha256;
import org.yushi.casework.Where;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.store.DeskStore.Ahead;
import org.yushi.desk.store.DeskStore.Draft;
import org.yushi.desk.text.Composed;
import org.yushi.desk.text.Composer;
import org.yushi.desk.text.Digest;
import org.yushi.desk.text.Group;
import org.yushi.desk.text.Message;
import org.yushi.desk.text.OfficeTime;
import org.yushi.desk.text.Piece;
import org.yushi.desk.text.Warning;
import org.yushi.desk.text.Withdrawal;
import org.yushi.desk.warning.News;
import org.yushi.desk.warning.Notice;
import org.yushi.desk.warning.Tier;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.RuleCard;
import org.yushi.rulebook.Rulebook;

/** Makes letters of notices, to one recipient by one channel. */
final class Letters {
  private static final int ALERTS_IN_JSON = 100;
  private static final int HEX = 32;

  private final Composer composer;
  private final Rulebook rulebook;
  private final ZoneId zone;
  private final LocalDate day;

  /**
   * Letters of a day.
   *
   * @param rulebook for names
   * @param zone of the recipient's centre
   */
  Letters(Composer composer, Rulebook rulebook, ZoneId zone, LocalDate day) {
    this.composer = composer;
    this.rulebook = rulebook;
    this.zone = zone;
    this.day = day;
  }

  /**
   * A warning by itself.
   *
   * @param why why it goes to this recipient
   */
  Draft warning(Notice notice, News news, Warning.Why why) {
    return draft(
        Letter.Kind.WARNING,
        new Warning(piece(news, notice.level()), why, turn(news), examines(notice)),
        List.of(notice));
  }

  private static Warning.Turn turn(News news) {
    if (news.status() == AlertStatus.ENDED) {
      return new Warning.Turn.Over();
    }
    if (news.kind() != RevisionKind.AGAIN) {
      return new Warning.Turn.New();
    }
    return news.acts().stream()
        .filter(act -> act.kind() == Act.Kind.UPHOLD)
        .map(act -> new Warning.Turn.Again(act.by(), act.reason()))
        .reduce(new Warning.Turn.Again("", ""), (first, last) -> last);
  }

  private static boolean examines(Notice notice) {
    return notice.tier() == Tier.INSPECTION;
  }

  /** A span of office time, by the days of a notice's centre. */
  OfficeTime span(Notice notice, Duration officeTime) {
    return OfficeTime.of(
        officeTime, rulebook.calendars().of(notice.centre(), notice.region()).normalDay(day));
  }

  /** A red that was told and is none any more. */
  Draft withdrawal(Notice notice, News news) {
    return draft(Letter.Kind.WITHDRAWAL, takenBack(notice, news), List.of(notice));
  }

  private Withdrawal takenBack(Notice notice, News news) {
    boolean gone = news.status() == AlertStatus.RETRACTED;
    Act rescission =
        news.acts().stream()
            .filter(act -> act.kind() == Act.Kind.RESCIND && gone)
            .findFirst()
            .orElse(null);
    Reason reason = rescission == null ? news.reason() : Reason.PERSON;
    return new Withdrawal(
        piece(news, notice.level()),
        gone ? Level.OFF : news.level(),
        reason,
        rescission == null ? "" : rescission.by(),
        rescission == null ? "" : rescission.reason(),
        news.decidedAt());
  }

  /**
   * The letter of the morning.
   *
   * @param shown some of the alerts
   * @param ahead what turns red next
   * @param older how many older ones nobody has answered
   */
  Draft digest(List<Notice> notices, List<News> shown, List<Ahead> ahead, int older) {
    List<Piece> pieces = shown.stream().map(news -> piece(news, news.level())).toList();
    List<Digest.Ahead> next = ahead.stream().map(this::next).toList();
    return draft(
        Letter.Kind.DIGEST,
        new Digest(
            day,
            notices.get(0).name(),
            notices.size(),
            pieces,
            next,
            older,
            examines(notices.get(0))),
        notices);
  }

  private Digest.Ahead next(Ahead ahead) {
    RuleCard rule = rulebook.rules().get(ahead.rule());
    return new Digest.Ahead(
        ahead.caseId(),
        item(ahead.item()),
        place(ahead.window()),
        rule == null ? new Bilingual(ahead.rule(), ahead.rule()) : rule.title(),
        ahead.level(),
        ahead.at());
  }

  /**
   * What exceeded the budget.
   *
   * @param shown some of the alerts
   * @param shownBack some of the withdrawals
   * @param back the revisions that take back, in the same order
   */
  Draft group(
      List<Notice> notices,
      List<News> shown,
      List<Notice> shownBack,
      List<News> back,
      int budget,
      Instant until) {
    List<Withdrawal> takenBack = new ArrayList<>();
    for (int i = 0; i < back.size(); i++) {
      takenBack.add(takenBack(shownBack.get(i), back.get(i)));
    }
    Map<Level, Integer> warnings = new EnumMap<>(Level.class);
    int withdrawals = 0;
    for (Notice notice : notices) {
      if (notice.kind() == Notice.Kind.WITHDRAWAL) {
        withdrawals++;
      } else {
        warnings.merge(notice.level(), 1, Integer::sum);
      }
    }
    return draft(
        Letter.Kind.GROUP,
        new Group(
            notices.get(0).name(),
            budget,
            until,
            warnings,
            withdrawals,
            shown.stream().map(news -> piece(news, news.level())).toList(),
            takenBack,
            examines(notices.get(0))),
        notices);
  }

  private Draft draft(Letter.Kind kind, Message message, List<Notice> notices) {
    Notice first = notices.get(0);
    Composed composed = composer.compose(message, zone);
    String id =
        Sha256.hex(kind + "\n" + notices.stream().map(Notice::id).collect(Collectors.joining("\n")))
            .substring(0, HEX);
    Letter letter =
        new Letter(
            id,
            kind,
            notices.stream().map(Notice::level).max(Comparator.naturalOrder()).orElseThrow(),
            notices.size(),
            Objects.requireNonNull(first.channel()),
            first.name(),
            composed.subject(),
            composed.text(),
            composed.html(),
            notices.stream().limit(ALERTS_IN_JSON).map(Letters::ref).toList());
    return new Draft(letter, first.recipient(), day, notices);
  }

  private static Letter.AlertRef ref(Notice notice) {
    return new Letter.AlertRef(
        notice.alertId(),
        notice.revision(),
        notice.level(),
        notice.kind() == Notice.Kind.WITHDRAWAL);
  }

  private Piece piece(News news, Level level) {
    Where where = news.where();
    String centre = rulebook.places().centreOf(where.centre(), where.window());
    String department =
        where.department() != null || where.window() == null
            ? where.department()
            : rulebook.places().departmentOf(where.window());
    return new Piece(
        news.alertId(),
        news.revision(),
        level,
        news.title(),
        news.subject(),
        item(news.item()),
        place(centre),
        place(department),
        place(where.window()),
        news.since(),
        news.dueAt(),
        news.computation(),
        news.basis());
  }

  private String place(@Nullable String code) {
    Places.PlaceRow row = code == null || code.isEmpty() ? null : rulebook.places().find(code, day);
    return row == null ? (code == null ? "" : code) : row.name();
  }

  private String item(@Nullable String code) {
    Items.Item item = rulebook.items().find(code, day);
    if (item != null && !item.item().equals(Items.ANY)) {
      return item.name();
    }
    return code == null ? "" : code;
  }
}
