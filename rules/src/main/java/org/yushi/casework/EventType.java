package org.yushi.casework;

/**
 * The types of the event contract, in the order of a case's life: of two events at one business
 * time the one of the earlier type counts first.
 */
public enum EventType {
  /** Applied for online, 申请提交: not yet received, so nothing is owed. */
  SUBMITTED,
  /** Looked through before receipt, 网上预审. */
  PRE_REVIEWED,
  /** Materials received, 收件: the five days of art. 32 行政许可法 begin. */
  RECEIVED,
  /** The applicant was told what is missing, 补正告知. */
  SUPPLEMENT_REQUESTED,
  /** What was missing was handed in, 补正收件. */
  SUPPLEMENTED,
  /** Accepted, 受理: the promised and statutory limits begin. */
  ACCEPTED,
  /** Not accepted, 不予受理. */
  REFUSED,
  /** A step began, 环节开始. */
  STEP_STARTED,
  /** A step was finished, 环节办结. */
  STEP_FINISHED,
  /** The clock was stopped, 特别程序 (art. 45). */
  CLOCK_STOPPED,
  /** The clock runs again. */
  CLOCK_RESUMED,
  /** The limit was extended with approval, 延长审批 (art. 42). */
  EXTENDED,
  /** Forwarded to a higher level, 转报. */
  FORWARDED,
  /** The applicant was told to go to the department itself. */
  SENT_AWAY,
  /** Decided, 办结, with an end code. */
  DECIDED,
  /** A certificate was issued, 出证. */
  CERTIFICATE_ISSUED,
  /** The applicant was told to collect the result. */
  COLLECTION_NOTIFIED,
  /** Delivered, 送达. */
  DELIVERED,
  /** Withdrawn by the applicant, 撤回. */
  WITHDRAWN,
  /** Declared void, 作废. */
  VOIDED,
  /** A fee was charged, 收费. */
  FEE_CHARGED,
  /** Rated by the applicant, 好差评. */
  RATED,
  /** A complaint, 投诉. */
  COMPLAINED,
  /** A complaint was answered. */
  COMPLAINT_ANSWERED,
  /** An enquiry, 咨询. */
  ENQUIRED,
  /** An enquiry was answered. */
  ENQUIRY_ANSWERED,
  /** Somebody is, or is not, at the window. */
  PRESENCE(Subject.WINDOW),
  /** A queue ticket was taken at a window. */
  TICKET_TAKEN(Subject.WINDOW),
  /** A queue ticket was called by a window. */
  TICKET_CALLED(Subject.WINDOW),
  /** A finding of a patrol, 巡查. */
  PATROL_FINDING(Subject.WINDOW),
  /** A source declares that it was or will be out of order. */
  OUTAGE_DECLARED(Subject.FEED),
  /** A source's own daily count. */
  FEED_SUMMARY(Subject.FEED),
  /** A source says that it is alive. */
  HEARTBEAT(Subject.FEED),
  /** Amends or voids an earlier event of the same case, 更正. */
  CORRECTED;

  /** What an event of a type is about. */
  public enum Subject {
    /** A case: needs {@code caseId}. */
    CASE,
    /** A window: needs {@code window}. */
    WINDOW,
    /** A feed: needs {@code source}. */
    FEED
  }

  private final Subject subject;

  EventType() {
    this(Subject.CASE);
  }

  EventType(Subject subject) {
    this.subject = subject;
  }

  /** What an event of this type is about. */
  public Subject subject() {
    return subject;
  }

  /** Whether the case is over with it: DECIDED, REFUSED, WITHDRAWN, VOIDED. */
  public boolean endsCase() {
    return this == DECIDED || this == REFUSED || this == WITHDRAWN || this == VOIDED;
  }
}
