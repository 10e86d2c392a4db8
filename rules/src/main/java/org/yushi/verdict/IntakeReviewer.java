package org.yushi.verdict;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.Place;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.ItemKind;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.Threshold;

/**
 * Reviews the intakes of one applicant and item: the subject is the later case, the earlier open
 * ones are its evidence. For one thread.
 */
public final class IntakeReviewer {
  private static final String RULE = "dual-intake";
  private static final long DEFAULT_HOURS = 720;
  private static final int MOST_NAMED = 10;

  private final Rulebook rulebook;
  private final RuleEngine.Session rules;
  private final LineMaker lines;

  /** A reviewer by this rulebook, with a session of its rules. */
  public IntakeReviewer(Rulebook rulebook, RuleEngine.Session rules) {
    this.rulebook = rulebook;
    this.rules = rules;
    this.lines = new LineMaker(rulebook);
  }

  /** The farthest apart that two intakes may lie for the later to be concerned. */
  private static Duration reach(Threshold threshold) {
    return Duration.ofHours(threshold.number("hours", DEFAULT_HOURS));
  }

  /** The lines of the later case against a whole group of intakes of its applicant and item. */
  public List<VerdictLine> review(CaseIntake later, Collection<CaseIntake> group) {
    Map<String, CaseIntake> byCase = new HashMap<>();
    group.forEach(intake -> byCase.put(intake.caseId(), intake));
    return lines(later, find(later, group), byCase);
  }

  /**
   * What the rules find between a case and earlier ones.
   *
   * @param others intakes of the same applicant and item; those that are not earlier, or too far
   *     off to be worth a comparison, are passed over
   * @throws IllegalStateException if a rule fails
   */
  public List<Findings.Finding> find(CaseIntake later, Collection<CaseIntake> others) {
    Threshold threshold = threshold(later);
    long farthest = reach(threshold).toMillis();
    long worthComparing = farthest + Duration.ofDays(1).toMillis();
    List<Object> facts = new ArrayList<>();
    for (CaseIntake other : others) {
      long apart = later.at().toEpochMilli() - other.at().toEpochMilli();
      if (CaseIntake.ORDER.compare(other, later) < 0 && apart <= worthComparing) {
        facts.add(pair(other, later, farthest, !"any".equals(threshold.get("units"))));
      }
    }
    return facts.isEmpty() ? List.of() : rules.review(facts).all();
  }

  /**
   * The lines of the later case.
   *
   * @param found all that was found between it and earlier cases
   * @param group intakes of the same applicant and item by case, the earlier ones among them
   */
  public List<VerdictLine> lines(
      CaseIntake later, List<Findings.Finding> found, Map<String, CaseIntake> group) {
    if (found.isEmpty()) {
      return List.of();
    }
    List<VerdictLine> ordered = new ArrayList<>();
    for (VerdictLine line : lines.lines(found, whose(later))) {
      Set<String> witnesses = Set.copyOf(line.because());
      List<String> because =
          group.values().stream()
              .filter(intake -> witnesses.contains(intake.caseId()))
              .sorted(CaseIntake.ORDER)
              .map(CaseIntake::caseId)
              .toList();
      ordered.add(
          new VerdictLine(
              line.rule(), line.about(), line.line(), because, awaited(because, group)));
    }
    return ordered;
  }

  private static List<String> awaited(List<String> because, Map<String, CaseIntake> group) {
    Set<String> awaited = new TreeSet<>();
    for (String caseId : because) {
      CaseIntake earlier = group.get(caseId);
      if (earlier != null) {
        awaited.addAll(earlier.awaited());
      }
    }
    return List.copyOf(awaited);
  }

  private IntakePair pair(
      CaseIntake earlier, CaseIntake later, long farthest, boolean unitsMustDiffer) {
    Items.Item item = item(later);
    return new IntakePair(
        earlier.caseId(),
        Times.of(later.at()),
        Times.of(later.endedAt()),
        Times.of(earlier.endedAt()),
        later.at().toEpochMilli() - earlier.at().toEpochMilli(),
        farthest,
        unitsMustDiffer,
        unitsDiffer(earlier.where(), later.where()),
        earlier.matter() != null
            && later.matter() != null
            && !earlier.matter().equals(later.matter()),
        earlier.parentCase() != null && earlier.parentCase().equals(later.parentCase()),
        earlier.forwarded(),
        item != null && (isApproved(item, earlier) || isApproved(item, later)),
        item != null && item.anyCentre());
  }

  /** What is not said cannot differ: a feed that leaves the department out makes no violation. */
  private static boolean unitsDiffer(Where a, Where b) {
    return differ(a.centre(), b.centre())
        || differ(a.department(), b.department())
        || differ(a.place(), b.place());
  }

  private static boolean differ(@Nullable Object a, @Nullable Object b) {
    return a != null && b != null && !a.equals(b);
  }

  private boolean isApproved(Items.Item item, CaseIntake intake) {
    if (intake.where().place() != Place.SUBCENTRE) {
      return false;
    }
    LocalDate day = calendar(intake).dateOf(intake.at());
    return rulebook.approves(item, intake.where().centre(), intake.where().window(), day);
  }

  /**
   * What is to be said of the visible part of a line.
   *
   * @param line the line, cut to what is visible; not empty
   * @param group intakes of the same applicant and item by case, the earlier ones among them
   */
  public Verdict verdict(CaseIntake later, VerdictLine line, Map<String, CaseIntake> group) {
    OfficeCalendar calendar = calendar(later);
    Standing standing = Standing.of(line.line());
    Policy.Row row =
        lines.row(
            line.rule(),
            line.line(),
            standing == null ? later.at() : standing.from(),
            whose(later));
    Words words = new Words(calendar.zone());
    words.say("dual", later.at(), unit(calendar, later), named(calendar, line.because(), group));
    words.say("dual.rule", reach(threshold(later)).toHours());
    return new Verdict(
        line.rule(),
        rulebook.rule(line.rule()).title(),
        SubjectRef.ofCase(later.caseId()),
        line.about(),
        later.caseId(),
        line.line(),
        later.where(),
        later.item(),
        null,
        null,
        new Evidence(
            line.because(),
            units(later, line.because(), group),
            words.done(),
            rulebook.rule(line.rule()).basis()),
        row == null ? "" : row.audience(),
        row != null && row.confirm(),
        rulebook.version(),
        calendar.zone().getId());
  }

  /** Those of the earlier cases, without the later one's own. */
  private static List<Where> units(
      CaseIntake later, List<String> because, Map<String, CaseIntake> group) {
    Where own = unnamed(later.where());
    return because.stream()
        .map(group::get)
        .filter(Objects::nonNull)
        .map(earlier -> unnamed(earlier.where()))
        .filter(unit -> !unit.equals(own))
        .toList();
  }

  private static Where unnamed(Where where) {
    return new Where(
        where.region(), where.centre(), where.window(), where.place(), where.department(), null);
  }

  private Bilingual named(
      OfficeCalendar calendar, List<String> because, Map<String, CaseIntake> group) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (String caseId : because.subList(0, Math.min(MOST_NAMED, because.size()))) {
      CaseIntake intake = group.get(caseId);
      if (intake != null) {
        Bilingual unit =
            new Words(calendar.zone())
                .say("dual.unit", caseId, intake.at(), unit(calendar, intake))
                .done();
        zh.append(zh.isEmpty() ? "" : "、").append(unit.zh());
        en.append(en.isEmpty() ? "" : ", ").append(unit.en());
      }
    }
    if (because.size() > MOST_NAMED) {
      Bilingual more =
          new Words(calendar.zone()).say("dual.more", because.size() - MOST_NAMED).done();
      zh.append(more.zh());
      en.append(' ').append(more.en());
    }
    return new Bilingual(zh.toString(), en.toString());
  }

  /** Where a case was taken in, by the names of that day. */
  private Bilingual unit(OfficeCalendar calendar, CaseIntake intake) {
    Where where = intake.where();
    LocalDate day = calendar.dateOf(intake.at());
    List<Bilingual> parts = new ArrayList<>();
    for (@Nullable String code : new @Nullable String[] {where.centre(), where.department()}) {
      if (code != null) {
        Places.PlaceRow row = rulebook.places().find(code, day);
        String name = row == null || row.name().isEmpty() ? code : row.name();
        parts.add(new Bilingual(name, name));
      }
    }
    if (where.place() != null) {
      parts.add(new Words(calendar.zone()).say("place." + where.place()).done());
    }
    return parts.isEmpty()
        ? new Bilingual("—", "—")
        : new Bilingual(
            parts.stream().map(Bilingual::zh).collect(Collectors.joining(" / ")),
            parts.stream().map(Bilingual::en).collect(Collectors.joining(" / ")));
  }

  private Threshold threshold(CaseIntake later) {
    LineMaker.Whose whose = whose(later);
    Policy.Row row = lines.row(RULE, "TWO_OPEN", later.at().toEpochMilli(), whose);
    return row == null ? Threshold.NONE : row.threshold();
  }

  private LineMaker.Whose whose(CaseIntake intake) {
    Items.Item item = item(intake);
    ItemKind kind = item == null ? null : item.kind();
    return new LineMaker.Whose(kind, intake.item(), centre(intake), calendar(intake)::dateOf);
  }

  private Items.@Nullable Item item(CaseIntake intake) {
    return rulebook.items().find(intake.item(), calendar(intake).dateOf(intake.at()));
  }

  private @Nullable String centre(CaseIntake intake) {
    return rulebook.places().centreOf(intake.where().centre(), intake.where().window());
  }

  private OfficeCalendar calendar(CaseIntake intake) {
    return rulebook.calendars().of(centre(intake), intake.where().region());
  }
}
