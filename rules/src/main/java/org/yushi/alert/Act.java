package org.yushi.alert;

import java.time.Instant;

/**
 * What a person did about an alert.
 *
 * @param id its own identity: the same act sent twice is one
 * @param alertId the alert
 * @param kind what was done
 * @param by who did it
 * @param reason why, in words; empty if nothing was said
 * @param at when it became known, supervision time
 */
public record Act(String id, String alertId, Kind kind, String by, String reason, Instant at) {

  /** The same, known at an instant. */
  public Act knownAt(Instant instant) {
    return new Act(id, alertId, kind, by, reason, instant);
  }

  /** What can be done (domain: 签收、说明、维持、撤牌、发布). */
  public enum Kind {
    /** 签收: who is concerned has seen it. */
    SIGN,
    /** 说明: who is concerned says how it came about. */
    EXPLAIN,
    /** 维持: examined, and it stands; a rescission before it no longer counts. */
    UPHOLD,
    /** 撤牌: examined, and taken back. */
    RESCIND,
    /** 发布: what the policy lets nobody hear of unconfirmed may be issued. */
    RELEASE
  }
}
