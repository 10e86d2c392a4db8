package org.yushi.verdict;

/**
 * What a verdict is about.
 *
 * @param kind kind of subject
 * @param id its id
 */
public record SubjectRef(Kind kind, String id) {
  /** Kinds of subject. */
  public enum Kind {
    /** A case, 办件. */
    CASE,
    /** A region, 行政区划. */
    REGION,
    /** A source of events, 数据源. */
    FEED
  }

  /** A case. */
  public static SubjectRef ofCase(String caseId) {
    return new SubjectRef(Kind.CASE, caseId);
  }
}
