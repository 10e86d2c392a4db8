package org.yushi.local.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corrections of a case: amended, struck out, corrected again, too early, about nothing. */
final class CaseCorrections {
  private static final Set<String> INTAKE = Set.of("RECEIVED", "ACCEPTED");
  private static final Set<String> ENDS = Set.of("DECIDED", "REFUSED", "WITHDRAWN", "VOIDED");
  private static final Set<String> EXCUSES = Set.of("CLOCK_STOPPED", "EXTENDED");

  private final DraftCase draft;
  private final CasePlace place;
  private final Chance chance;

  CaseCorrections(DraftCase draft, CasePlace place) {
    this.draft = draft;
    this.place = place;
    this.chance = draft.chance();
  }

  /** Adds them to a case of which it is laid down when everything becomes known. */
  void correct() {
    DraftEvent excuse = excuse();
    if (excuse != null && chance.percent(20)) {
      amendExcuse(excuse);
    }
    if (!chance.percent(6)) {
      return;
    }
    DraftEvent target = chance.of(draft.events());
    switch (chance.weighted(26, 12, 8, 16, 16, 4, 4, 6, 4, 5, 8)) {
      case 0 -> amendTime(target, correction(target));
      case 1 -> amendPlace(correction(intake(target)));
      case 2 -> {
        correction(intake(target))
            .with("item", chance.percent(80) ? "MKT-0" + chance.between(1, 9) : "NEW-09");
        draft.note(Variety.CORRECTED_ITEM);
      }
      case 3 -> amendDetails(target);
      case 4 -> strikeOut(target);
      case 5 -> {
        DraftEvent first = strikeOut(target);
        correction(first).with("voids", true);
        draft.note(Variety.VOID_OF_VOID);
      }
      case 6 -> {
        DraftEvent first = correction(target);
        amendTime(target, first);
        correction(first).with("voids", true);
        draft.note(Variety.VOID_OF_CORRECTION);
      }
      case 7 -> {
        DraftEvent first = correction(target);
        amendTime(target, first);
        amendTime(target, correction(first));
        draft.note(Variety.CORRECTION_OF_CORRECTION);
      }
      case 8 -> {
        correction(target).with("amends", "lost").with("handler", "S100");
        draft.note(Variety.CORRECTION_WITHOUT_TARGET);
      }
      case 9 -> {
        DraftEvent correction = correction(target);
        amendTime(target, correction);
        target.known(correction.known().plusSeconds(chance.between(60, 20 * 86_400)));
        draft.note(Variety.CORRECTION_BEFORE_TARGET);
      }
      default -> {
        amendTime(target, correction(target));
        amendTime(target, correction(target));
        draft.note(Variety.CORRECTED_TWICE);
      }
    }
  }

  private @Nullable DraftEvent excuse() {
    return draft.events().stream()
        .filter(each -> EXCUSES.contains(each.type()))
        .findFirst()
        .orElse(null);
  }

  private DraftEvent intake(DraftEvent otherwise) {
    return draft.events().stream()
        .filter(each -> INTAKE.contains(each.type()))
        .findFirst()
        .orElse(otherwise);
  }

  /** A correction of an event, made some time after that was known. */
  private DraftEvent correction(DraftEvent target) {
    Instant known = target.known().isBefore(target.at()) ? target.at() : target.known();
    int most = chance.percent(70) ? 5 * 86_400 : 75 * 86_400;
    Instant made = known.plusSeconds(chance.between(60, most));
    DraftEvent correction = draft.add("CORRECTED", made).with("amends", target.id());
    if (chance.percent(5)) {
      correction.with("reason", "typed in wrongly");
    }
    return correction.known(made.plusSeconds(chance.between(0, 3600)));
  }

  private void amendTime(DraftEvent target, DraftEvent correction) {
    Instant amended;
    LocalDate day = draft.times().calendar().dateOf(target.at());
    if (chance.percent(30)) {
      LocalDate other = day.withDayOfMonth(1).minusDays(chance.between(1, 6));
      amended = draft.times().during(other);
    } else {
      int most = 3 * 86_400;
      amended = target.at().plusSeconds(chance.between(-most, most));
    }
    if (amended.isAfter(correction.at())) {
      amended = correction.at().minusSeconds(60);
    }
    if (amended.isBefore(draft.earliest())) {
      amended = draft.earliest().plusSeconds(chance.between(1, 86_400));
    }
    correction.with("amendedOccurredAt", DraftEvent.text(amended));
    boolean other = draft.times().calendar().dateOf(amended).getMonth() != day.getMonth();
    draft.note(other ? Variety.CORRECTED_INTO_ANOTHER_MONTH : Variety.CORRECTED_TIME);
  }

  private void amendPlace(DraftEvent correction) {
    switch (chance.between(0, 4)) {
      case 0 -> correction.with("window", "W0" + chance.between(1, 9));
      case 1 -> correction.with("centre", "T" + chance.between(1, 3));
      case 2 -> correction.with("department", "D-MKT");
      case 3 -> correction.with("place", chance.of(List.of("ONLINE", "CENTRE", "DEPARTMENT")));
      default -> correction.with("region", "51000" + chance.between(1, 3));
    }
    draft.note(Variety.CORRECTED_PLACE);
  }

  private void amendDetails(DraftEvent target) {
    DraftEvent correction = correction(target);
    if (target.type().equals("FEE_CHARGED")) {
      correction.with("amount", chance.between(1, 900));
    } else if (target.type().equals("RATED")) {
      correction.with("rating", chance.between(1, 5));
    } else if (target.type().equals("ACCEPTED") && excuse() == null && !place.naturalDays()) {
      correction.with("promisedBy", DraftEvent.text(draft.times().later(target.at(), 1, 12)));
    } else {
      correction.with("handler", "S" + chance.between(200, 299));
    }
    draft.note(Variety.CORRECTED_DETAILS);
  }

  private void amendExcuse(DraftEvent excuse) {
    DraftEvent correction = correction(excuse);
    Instant soon = excuse.known().plusSeconds(chance.between(600, 100_000));
    if (chance.percent(60)) {
      correction.at(soon).known(soon);
    }
    boolean stop = excuse.type().equals("CLOCK_STOPPED");
    switch (chance.between(0, 4)) {
      case 0 -> correction.with("ground", "TESTING").with("noticeNo", "N-1").with("approver", "S1");
      case 4 -> correction.with("ground", "开会").with("days", stop ? 1 : 0);
      case 1 -> {
        if (stop && excuse.get("days") == null) {
          Instant end = draft.times().later(excuse.at(), 1, 9);
          correction.with("declaredEnd", DraftEvent.text(end));
        } else if (!stop || excuse.get("declaredEnd") == null) {
          correction.with("days", chance.between(1, 12));
        }
      }
      case 2 -> {
        Instant other = excuse.at().minus(Duration.ofMinutes(chance.between(1, 3000)));
        Instant amended = other.isBefore(draft.earliest()) ? draft.earliest() : other;
        if (excuse.get("days") == null || !stop) {
          correction.with("amendedOccurredAt", DraftEvent.text(amended));
        }
      }
      default -> correction.with("voids", true);
    }
    draft.note(Variety.CORRECTED_EXCUSE);
  }

  private DraftEvent strikeOut(DraftEvent target) {
    draft.note(Variety.STRUCK_OUT);
    if (INTAKE.contains(target.type())) {
      draft.note(Variety.STRUCK_OUT_INTAKE);
    }
    if (ENDS.contains(target.type())) {
      draft.note(Variety.STRUCK_OUT_END);
    }
    return correction(target).with("voids", true);
  }
}
