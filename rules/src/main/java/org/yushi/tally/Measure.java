package org.yushi.tally;

import java.util.Locale;

/**
 * A figure of a month that can be added up over places (docs/reference/monthly-rows.md says what
 * each counts, and in which month).
 */
public enum Measure {
  /** Cases received or accepted, 收件. */
  RECEIVED,
  /** Cases accepted, 受理. */
  ACCEPTED,
  /** Cases not accepted, 不予受理. */
  REFUSED,
  /** Cases decided, 办结. */
  DECIDED,
  /** Cases withdrawn, 撤回. */
  WITHDRAWN,
  /** Cases declared void, 作废. */
  VOIDED,
  /** Cases whose result was delivered, 送达. */
  DELIVERED,
  /** Cases open at the end of the month, 在办. */
  OPEN,
  /** Open, and past due, 超期未办结. */
  OPEN_LATE,
  /** Decided on the day of acceptance, 当场办结. */
  ON_THE_SPOT,
  /** Decided before the day on which they were due, 提前办结. */
  EARLY,
  /** Decided in time, not early, 按时办结. */
  ON_TIME,
  /** Decided after they were due, 超期办结. */
  LATE,
  /** Decided without a due date, 无时限. */
  UNDATED,
  /** Decided after the promise, 超承诺时限. */
  LATE_BY_PROMISE,
  /** Decided after the statutory limit, 超法定时限. */
  LATE_BY_STATUTE,
  /** Extensions, 延长审批. */
  EXTENSIONS,
  /** Extensions that were not allowed to move the date. */
  EXTENSIONS_REFUSED,
  /** Stops of the clock, 特别程序. */
  STOPS,
  /** Stops that were not allowed to move the date. */
  STOPS_REFUSED,
  /** Office minutes that the stops claim. */
  STOP_MINUTES,
  /** Supplements asked for, 补正. */
  SUPPLEMENTS,
  /** Fees charged, 收费. */
  FEES,
  /** The sum of the fees, in fen. */
  FEE_FEN,
  /** Complaints, 投诉. */
  COMPLAINTS,
  /** Complaints answered within five working days. */
  COMPLAINTS_IN_TIME,
  /** Complaints answered later. */
  COMPLAINTS_LATE,
  /** Enquiries, 咨询. */
  ENQUIRIES,
  /** Enquiries answered within five working days. */
  ENQUIRIES_IN_TIME,
  /** Enquiries answered later. */
  ENQUIRIES_LATE,
  /** Ratings, 好差评. */
  RATINGS,
  /** Ratings of 1 to 3, 好评. */
  SATISFIED,
  /** Ratings of 4 and 5, 差评. */
  DISSATISFIED,
  /** Findings of patrols, 巡查发现. */
  PATROL_FINDINGS;

  /** The name of its column in the ledger. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
