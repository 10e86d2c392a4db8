package org.yushi.local.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.yushi.desk.channel.Letter;
import org.yushi.local.county.AlertFacts;
import org.yushi.local.county.SeenRevision;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/** Revisions as the job would publish them. */
final class Revisions {
  private Revisions() {}

  static Instant at(String time) {
    return OffsetDateTime.parse(time + ":00+08:00").toInstant();
  }

  /** A revision of an alert about a case, decided when it begins. */
  static SeenRevision ofCase(
      String caseId,
      int number,
      String kind,
      String level,
      String status,
      String grade,
      String at) {
    return new SeenRevision(
        grade + caseId,
        number,
        kind,
        at(at),
        new AlertFacts("overdue", "CASE", caseId, "", level, status, at(at), null),
        at(at),
        grade,
        "办件超期",
        "HOU-05",
        "W03");
  }

  /** A letter that was sent. */
  static SentLetter letter(String at, Level level, String recipient, String subject) {
    return new SentLetter(
        at(at), Letter.Kind.WARNING, level, Contact.Kind.MAIL, recipient, subject);
  }

  static SeenRevision ofFeed(String source, int number, String status, String at) {
    return new SeenRevision(
        source,
        number,
        status.equals("ACTIVE") ? "RAISED" : "ENDED",
        at(at),
        new AlertFacts("silent-feed", "FEED", source, "", "NOTICE", status, at(at), null),
        at(at),
        "SILENT",
        "数据源静默",
        "",
        "C1");
  }
}
