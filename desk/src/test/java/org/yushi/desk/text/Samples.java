package org.yushi.desk.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yushi.alert.Reason;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/** One letter of each sort. */
final class Samples {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Instant FRIDAY_CLOSE = Instant.parse("2026-11-06T09:00:00Z");
  static final Bilingual OVERDUE = new Bilingual("办件超期", "Case overdue");

  private Samples() {}

  static Piece piece(Level level, String caseId, Instant due) {
    return new Piece(
        "0a1b2c3d4e5f60718293",
        2,
        level,
        OVERDUE,
        SubjectRef.ofCase(caseId),
        "食品经营许可",
        "示范县政务服务中心",
        "卫生健康局",
        "卫生许可窗口",
        due,
        due,
        new Bilingual(
            "自2026-10-30 10:12受理起算。承诺时限5个工作日。受理当日不计；计入11月2日至6日；不计10月31日、11月1日（周末）。应于2026-11-06 17:00前办结。尚未办结。",
            "Counted from acceptance on 2026-10-30 10:12. Promised limit 5 working days. The day of acceptance does not count; 2 to 6 November do. Due 2026-11-06 17:00. Not finished yet."),
        new Bilingual(
            "《行政许可法》第四十二条；承诺时限以服务事项目录公布为准",
            "Licensing Law art. 42; the promised limit is that of the published catalogue"));
  }

  private static Piece red() {
    return piece(Level.RED, "SF26-00039", FRIDAY_CLOSE);
  }

  private static Piece yellow() {
    return piece(Level.YELLOW, "SF26-00041", Instant.parse("2026-11-10T09:00:00Z"));
  }

  private static Piece region() {
    return new Piece(
        "99887766554433221100",
        1,
        Level.NOTICE,
        new Bilingual("工作日历即将到期", "The published calendar ends"),
        new SubjectRef(SubjectRef.Kind.REGION, "510000"),
        "",
        "",
        "",
        "",
        Instant.parse("2026-12-01T16:00:00Z"),
        null,
        new Bilingual("", ""),
        new Bilingual("", ""));
  }

  private static Digest.Ahead ahead() {
    return new Digest.Ahead(
        "SF26-00044",
        "公共场所卫生许可",
        "卫生许可窗口",
        OVERDUE,
        Level.RED,
        Instant.parse("2026-11-09T09:00:00.001Z"));
  }

  private static final Warning.Turn NEW = new Warning.Turn.New();

  /** File name of the golden text → message. */
  static Map<String, Message> all() {
    Map<String, Message> all = new LinkedHashMap<>();
    all.put("warning-red", new Warning(red(), new Warning.Why.Theirs(), NEW, false));
    all.put("warning-yellow", new Warning(yellow(), new Warning.Why.Theirs(), NEW, false));
    all.put("warning-region", new Warning(region(), new Warning.Why.Theirs(), NEW, false));
    Warning.Why theirs = new Warning.Why.Theirs();
    all.put("warning-over", new Warning(red(), theirs, new Warning.Turn.Over(), false));
    all.put("warning-again", new Warning(red(), theirs, new Warning.Turn.Again("", ""), false));
    all.put(
        "warning-upheld",
        new Warning(red(), theirs, new Warning.Turn.Again("严明", "复核仍属超期"), false));
    all.put(
        "warning-unsigned",
        new Warning(
            red(),
            new Warning.Why.Unsigned(
                "卫生许可窗口", FRIDAY_CLOSE, new OfficeTime(4, OfficeTime.Unit.HOURS)),
            NEW,
            true));
    all.put(
        "warning-forwarded", new Warning(red(), new Warning.Why.Unreachable("卫生许可窗口"), NEW, false));
    LocalDate day = LocalDate.of(2026, 11, 9);
    all.put(
        "digest",
        new Digest(day, "卫生许可窗口", 2, List.of(yellow(), region()), List.of(ahead()), 5, false));
    all.put("digest-quiet", new Digest(day, "卫生许可窗口", 0, List.of(), List.of(), 1, true));
    all.put(
        "digest-long",
        new Digest(
            day,
            "卫生许可窗口",
            30,
            Collections.nCopies(30, yellow()),
            Collections.nCopies(9, ahead()),
            5,
            false));
    Instant morning = Instant.parse("2026-11-09T01:30:00Z");
    all.put(
        "group",
        new Group(
            "卫生许可窗口",
            20,
            Instant.parse("2026-11-09T07:00:00Z"),
            Map.of(Level.RED, 5, Level.YELLOW, 1030, Level.NOTICE, 0),
            2,
            List.of(red(), yellow()),
            List.of(
                new Withdrawal(red(), Level.OFF, Reason.CORRECTION, "", "", morning),
                new Withdrawal(red(), Level.YELLOW, Reason.FACT, "", "", morning)),
            false));
    all.put(
        "withdrawal-person",
        new Withdrawal(red(), Level.OFF, Reason.PERSON, "李梅", "停电半日，已核实", morning));
    all.put(
        "withdrawal-correction",
        new Withdrawal(red(), Level.OFF, Reason.CORRECTION, "", "", morning));
    all.put(
        "withdrawal-lowered", new Withdrawal(red(), Level.YELLOW, Reason.FACT, "", "", morning));
    return all;
  }
}
