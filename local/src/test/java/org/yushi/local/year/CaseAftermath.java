package org.yushi.local.year;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Certificates, deliveries, fees, ratings, complaints and enquiries of a case. */
final class CaseAftermath {
  private static final int DAYS_TO_ANSWER = 5;
  private static final int LEAST_DISSATISFIED = 4;

  private final DraftCase draft;
  private final CasePlace place;
  private final Chance chance;
  private final OfficeTimes times;

  CaseAftermath(DraftCase draft, CasePlace place) {
    this.draft = draft;
    this.place = place;
    this.chance = draft.chance();
    this.times = draft.times();
  }

  /** Adds some of all that to a case that began and is about to be over. */
  void tell(Instant start, Instant ended) {
    if (chance.percent(20)) {
      draft.add("CERTIFICATE_ISSUED", times.later(ended, 0, 1));
      draft.note(Variety.CERTIFICATE);
    }
    if (chance.percent(26)) {
      Instant delivered = times.later(ended, 0, 6);
      draft.add("DELIVERED", delivered);
      draft.note(Variety.DELIVERED);
      if (chance.percent(8)) {
        draft.add("DELIVERED", times.later(delivered, 1, 25));
        draft.note(Variety.DELIVERED_TWICE);
      }
    }
    if (chance.percent(14)) {
      fee(times.after(start, Duration.ZERO, Duration.ofDays(2)));
    }
    if (chance.percent(26)) {
      rating(times.after(ended, Duration.ofMinutes(1), Duration.ofDays(10)));
    }
    if (chance.percent(6)) {
      questions(start, ended, false);
    }
  }

  private void fee(Instant at) {
    DraftEvent fee = draft.add("FEE_CHARGED", at);
    draft.note(Variety.FEE);
    switch (chance.weighted(60, 35, 5)) {
      case 0 -> fee.with("amount", chance.between(1, 5000));
      case 1 -> {
        fee.with("amount", BigDecimal.valueOf(chance.between(1, 500_000), 2));
        draft.note(Variety.FEE_WITH_FEN);
      }
      default -> draft.note(Variety.FEE_WITHOUT_AMOUNT);
    }
  }

  private void rating(Instant at) {
    DraftEvent rated = draft.add("RATED", at);
    if (chance.percent(6)) {
      draft.note(Variety.RATED_WITHOUT_RATING);
      return;
    }
    int rating = 1 + chance.weighted(60, 15, 8, 9, 8);
    rated.with("rating", rating);
    draft.note(rating < LEAST_DISSATISFIED ? Variety.RATED_SATISFIED : Variety.RATED_DISSATISFIED);
  }

  /** Complaints or enquiries, one to three, with and without answers. */
  void questions(Instant start, Instant ended, boolean alone) {
    boolean complaint = chance.percent(alone ? 30 : 50);
    int times = chance.weighted(80, 14, 6) + 1;
    if (times > 1) {
      draft.note(Variety.ASKED_SEVERAL_TIMES);
    }
    for (int i = 0; i < times; i++) {
      Instant at =
          chance.percent(15)
              ? start.minusSeconds(chance.between(60, 800_000))
              : start.plusSeconds(
                  chance.between(60, Math.max(61, Duration.between(start, ended).toSeconds())));
      if (at.isBefore(start)) {
        draft.note(Variety.ASKED_BEFORE_INTAKE);
      }
      draft.note(complaint ? Variety.COMPLAINT : Variety.ENQUIRY);
      DraftEvent asked = draft.add(complaint ? "COMPLAINED" : "ENQUIRED", at);
      if (alone && chance.percent(85)) {
        asked.with(place.receipt());
      }
      answer(complaint ? "COMPLAINT_ANSWERED" : "ENQUIRY_ANSWERED", asked.at());
    }
  }

  private void answer(String type, Instant asked) {
    LocalDate last = times.day(asked, DAYS_TO_ANSWER);
    Instant close = times.calendar().close(last);
    switch (chance.weighted(52, 6, 6, 16, 20)) {
      case 0 -> {
        draft.add(type, times.later(asked, 0, DAYS_TO_ANSWER - 1));
        draft.note(Variety.ANSWERED_IN_TIME);
      }
      case 1 -> {
        draft.add(type, close);
        draft.note(Variety.ANSWERED_AT_CLOSE);
      }
      case 2 -> {
        draft.add(type, close.plusMillis(1));
        draft.note(Variety.ANSWERED_ONE_MILLISECOND_LATE);
      }
      case 3 -> {
        draft.add(type, times.later(asked, DAYS_TO_ANSWER + 1, 40));
        draft.note(Variety.ANSWERED_LATE);
      }
      default -> draft.note(Variety.NOT_ANSWERED);
    }
  }
}
