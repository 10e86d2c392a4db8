package org.yushi.local.ledger;

/** Revisions of alerts with no more than the ledger needs. */
final class RevisionText {
  private RevisionText() {}

  /** A red alert about a case, decided on a day of March 2026. */
  static String of(String alertId, int revision, int day, String caseId) {
    return """
        {"alertId":"%s","revision":%d,"kind":"RAISED","reason":"FACT",\
        "decidedAt":"2026-03-0%dT10:00:00.000+08:00","rule":"overdue","level":"RED",\
        "status":"ACTIVE","subject":{"kind":"CASE","id":"%s"},"caseId":"%s","about":"",\
        "centre":"C1","since":"2026-03-01T09:00:00.000+08:00",\
        "from":"2026-03-01T09:00:00.001+08:00","rulebook":"r"}"""
        .formatted(alertId, revision, day, caseId, caseId);
  }
}
