package org.yushi.desk.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.yushi.alert.Act;
import org.yushi.alert.AlertStatus;
import org.yushi.alert.Reason;
import org.yushi.alert.RevisionKind;
import org.yushi.casework.Place;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.SubjectRef;

/**
 * News of one overdue case at window W01 of the shipped county, in the order in which they come.
 */
final class Told {
  static final Where W01 = new Where("510000", "C1", "W01", Place.CENTRE, "D-MKT", "S-017");
  static final String EVERYBODY = "window department inspection";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Bilingual TEXT = new Bilingual("字", "text");

  private int revision;
  private String audience = EVERYBODY;
  private Where where = W01;
  private boolean confirm;
  private List<Where> others = List.of();

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  static String clock(Instant instant) {
    return instant.atZone(ZONE).toLocalDateTime().toString();
  }

  static LocalDate day(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  static Rulebook county() {
    try {
      return RulebookLoader.load(RulebookBundle.shipped("county"));
    } catch (RulebookException e) {
      throw new IllegalStateException(e);
    }
  }

  Told to(String words) {
    audience = words;
    return this;
  }

  Told of(Where place) {
    where = place;
    return this;
  }

  Told alsoOf(Where... places) {
    others = List.of(places);
    return this;
  }

  Told unconfirmed() {
    confirm = false;
    return this;
  }

  Told confirmed() {
    confirm = true;
    return this;
  }

  News says(RevisionKind kind, Level level, String at, Act.Kind... acts) {
    AlertStatus status =
        switch (kind) {
          case ENDED -> AlertStatus.ENDED;
          case RETRACTED -> AlertStatus.RETRACTED;
          default -> AlertStatus.ACTIVE;
        };
    return says(kind, status, level, at, acts);
  }

  News says(RevisionKind kind, AlertStatus status, Level level, String at, Act.Kind... acts) {
    Instant decided = at(at);
    List<Act> done =
        List.of(acts).stream().map(act -> new Act("", "a", act, "周正", "核实", decided)).toList();
    return new News(
        "0123456789abcdef0123",
        ++revision,
        kind,
        acts.length > 0 ? Reason.PERSON : Reason.FACT,
        status,
        level,
        decided,
        "overdue",
        level == Level.RED ? "PAST_PROMISE" : "DUE_SOON",
        TEXT,
        SubjectRef.ofCase("c1"),
        "MKT-01",
        where,
        decided,
        decided,
        decided,
        audience,
        confirm,
        done,
        others,
        "v1",
        TEXT,
        TEXT);
  }
}
