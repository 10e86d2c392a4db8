package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error at once, each with its file, its line, what was expected and what was found. */
class RulebookLoaderTest {
  private RulebookFolder folder;

  @BeforeEach
  void copyTheCounty(@TempDir Path path) throws Exception {
    folder = RulebookFolder.copyOfCounty(path);
  }

  private static List<String> problems(RulebookFolder folder) {
    try {
      folder.load();
      return List.of();
    } catch (RulebookException e) {
      assertThat(e.getMessage().lines()).hasSize(e.problems().size());
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  private void says(String beginning) {
    List<String> problems = problems(folder);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith(beginning);
  }

  @Test
  void theShippedRulebooksAreRight() throws Exception {
    assertThat(problems(folder)).isEmpty();
    for (String name : List.of("county", "hunan", "demo")) {
      Rulebook rulebook = RulebookLoader.load(RulebookBundle.shipped(name));
      assertThat(rulebook.name()).isEqualTo(name);
      assertThat(rulebook.rules().keySet())
          .containsExactly(
              "calendar-ends",
              "deemed-acceptance",
              "dual-intake",
              "off-centre",
              "overdue",
              "registration-only",
              "same-day",
              "silent-feed",
              "unlisted");
      assertThat(rulebook.version()).matches("[0-9a-f]{64}");
    }
  }

  @Test
  void sentAwayMustBeConfirmedAndIsNotForTheWindow() throws Exception {
    for (String name : List.of("county", "hunan", "demo")) {
      Policy.Row row =
          RulebookLoader.load(RulebookBundle.shipped(name))
              .policy()
              .find("registration-only", "SENT_AWAY", null, null, null, LocalDate.of(2026, 3, 2));
      assertThat(row.confirm()).isTrue();
      assertThat(row.audience().split(" ")).doesNotContain("window");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy.csv",
        "items.csv",
        "places.csv",
        "feeds.csv",
        "calendars/days.csv",
        "rules/overdue/rule.yaml"
      })
  void aMissingFileIsNamed(String file) {
    assertThat(problems(folder.without(file))).contains(file + ": expected this file, found none");
  }

  @Test
  void missingCalendarsAreNamedToo() {
    folder.without("calendars/offices.csv").without("calendars/published.csv");

    assertThat(problems(folder))
        .contains(
            "calendars/offices.csv: expected this file, found none",
            "calendars/published.csv: expected this file, found none");
  }

  @Test
  void aRuleWithoutDrlIsNamed() {
    folder.without("rules/overdue/overdue.drl");
    says("rules/overdue: expected a .drl file, found none");
  }

  @Test
  void everyErrorComesAtOnce() {
    folder
        .plus("policy.csv", "overdu,LATE,,,,,BLUE,,,,")
        .plus("items.csv", "NEW-01,,,承诺,5days,,,,,,,,,,")
        .plus("places.csv", "W99,WINDOW,NOWHERE,,,,,")
        .plus("feeds.csv", "new,,,,5h,")
        .plus("calendars/days.csv", "CN,2026-02-30,OFF,,");

    assertThat(problems(folder))
        .anyMatch(
            p -> p.startsWith(folder.last("policy.csv") + ": rule: expected one of [calendar-ends"))
        .anyMatch(
            p -> p.startsWith(folder.last("policy.csv") + ": level: expected one of [OFF, NOTICE"))
        .anyMatch(
            p -> p.startsWith(folder.last("items.csv") + ": promised: expected a number with wd"))
        .anyMatch(
            p -> p.startsWith(folder.last("places.csv") + ": parent: expected a code of this file"))
        .anyMatch(
            p -> p.startsWith(folder.last("feeds.csv") + ": lag: expected a duration such as PT2H"))
        .anyMatch(p -> p.startsWith("calendars/days.csv:") && p.contains("expected a date"))
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "overdu,PAST_PROMISE,,,,,RED,,,, | rule: expected one of [calendar-ends, deemed-acceptance",
        "overdue,LATE,,X,,,RED,,,, | grade: expected one of [DUE_SOON, PAST_PROMISE, PAST_STATUTORY] or *",
        "overdue,PAST_PROMISE,,NO-ITEM,,,RED,,,, | item: expected an item of items.csv, found \"NO-ITEM\"",
        "overdue,PAST_PROMISE,,,NO-PLACE,,RED,,,, | centre: expected a place of places.csv, found \"NO-PLACE\"",
        "overdue,PAST_PROMISE,快,,,,RED,,,, | itemKind: expected 即办, 承诺 or 并联",
        "overdue,PAST_PROMISE,,MKT-01,,,BLUE,,,, | level: expected one of [OFF, NOTICE, YELLOW, RED], found \"BLUE\"",
        "overdue,PAST_PROMISE,,MKT-01,,,RED,,maybe,, | confirm: expected 是 or 否",
        "overdue,PAST_PROMISE,,MKT-01,,,RED,,,2026-13-01, | from: expected a date such as 2026-01-31, found \"2026-13-01\"",
        "overdue,PAST_PROMISE,,MKT-01,,,RED,,,2026-02-01,2026-01-31 | until: expected a day not before from",
        "overdue,DUE_SOON,,MKT-01,,tomorrow,RED,,,, | threshold: expected duration, found \"tomorrow\"",
        "overdue,DUE_SOON,,MKT-01,,soon=P1D,RED,,,, | threshold: rule overdue knows",
        "overdue,DUE_SOON,,MKT-01,,P1D P2D,RED,,,, | threshold: \"P2D\": set twice",
        "dual-intake,TWO_OPEN,,MKT-01,,hours=many,RED,,,, | threshold: expected number, found \"many\"",
        "dual-intake,TWO_OPEN,,MKT-01,,units=all,RED,,,, | threshold: expected differ",
        "registration-only,UNHANDLED,,MKT-01,,half,YELLOW,,,, | threshold: expected percent or duration, found \"half\"",
        "overdue,PAST_PROMISE,,,,,RED,,,2026-01-01, | from: two rows for Key[rule=overdue, grade=PAST_PROMISE",
        "overdue,PAST_PROMISE,,MKT-01,,,RED,,,,,,too,many | expected 11 columns, found 14",
        "overdue,PAST_PROMISE,,MKT-01,,,RED | expected 11 columns, found 7"
      })
  void aBadRowOfThePolicyIsRefusedWithItsLine(String row, String expected) {
    folder.plus("policy.csv", row);

    assertThat(problems(folder))
        .anySatisfy(
            problem -> assertThat(problem).startsWith(folder.last("policy.csv") + ": " + expected));
  }

  /** One such row used to hide the file's other errors, and its line, behind the CSV reader's. */
  @Test
  void aRowOfTheWrongLengthHidesNothing() {
    folder.plus("feeds.csv", "short,").plus("feeds.csv", "new,,,,5h,");

    assertThat(problems(folder))
        .hasSize(2)
        .anyMatch(p -> p.contains(": expected 6 columns, found 2"))
        .anyMatch(p -> p.startsWith(folder.last("feeds.csv") + ": lag: expected a duration"));
  }

  @Test
  void rowsOfThePolicyMayFollowEachOther() throws Exception {
    folder.replacing(
        "policy.csv",
        "overdue,PAST_PROMISE,,,,,RED,\"window department inspection\",,,",
        "overdue,PAST_PROMISE,,,,,YELLOW,,,,2026-03-31\noverdue,PAST_PROMISE,,,,,RED,,,2026-04-01,");
    Policy policy = folder.load().policy();

    assertThat(
            policy
                .find("overdue", "PAST_PROMISE", null, null, null, LocalDate.of(2026, 3, 31))
                .level())
        .isEqualTo(Level.YELLOW);
    assertThat(
            policy
                .find("overdue", "PAST_PROMISE", null, null, null, LocalDate.of(2026, 4, 1))
                .level())
        .isEqualTo(Level.RED);
  }

  @Test
  void aGradeThatThePolicyForgetsIsNamed() {
    folder.replacing("policy.csv", "unlisted,UNLISTED,,,,,NOTICE,centre,,,\n", "");
    says("policy.csv: expected a row for unlisted / UNLISTED, found none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEW-01,,,速办,5wd,,,,,,,,,, | kind: expected 即办, 承诺 or 并联",
        "NEW-01,,,承诺,5,,,,,,,,,, | promised: expected a number with wd",
        "NEW-01,,,承诺,5wd,a month,,,,,,,,, | statutory: expected a number with wd",
        "NEW-01,,,承诺,5wd,,perhaps,,,,,,,, | inCentre: expected 是 or 否",
        "NEW-01,,,承诺,5wd,,,T1 T9,,,,,,, | approvedPlaces: expected places of places.csv, found \"T9\"",
        "NEW-01,,,承诺,5wd,,,,,1 March,,,,, | offCentreFrom: expected a date",
        ",,,承诺,5wd,,,,,,,,,, | item: expected a value, found none",
        "MKT-01,,,承诺,5wd,,,,,,,,,2026-01-01, | item: two rows for \"MKT-01\" hold on the same days"
      })
  void aBadRowOfTheCatalogueIsRefusedWithItsLine(String row, String expected) {
    folder.plus("items.csv", row);
    says(folder.last("items.csv") + ": " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "places.csv | W99,WINDOW,W98,,,,, | LAST: parent: expected a code of this file",
        "places.csv | W99,WINDOW,D-MKT,,,tel:110,, | LAST: contact: expected mail:who@where",
        "places.csv | W99,DOOR,,,,,, | LAST: kind: expected one of [REGION, CENTRE",
        "places.csv | C1,CENTRE,,,,,, | LAST: code: two rows for \"C1\" hold",
        "feeds.csv | new,,,,-PT2H, | LAST: lag: expected a duration such as PT2H",
        "feeds.csv | new,,,,,often | LAST: tolerance: expected a duration",
        "feeds.csv | centre,,,,, | LAST: source: \"centre\" stands twice",
        "calendars/offices.csv | C9,Asia/Shanghai,,09:00-17:00,, | calendars/offices.csv:4: centre: expected a place",
        "calendars/offices.csv | C1,Mars/Base,,09:00-17:00,, | calendars/offices.csv:4: zone: expected a time zone",
        "calendars/offices.csv | C1,Asia/Shanghai,BY_MOON,09:00-17:00,, | calendars/offices.csv:4: counting: expected one of [BY_DAY, BY_ELAPSED_TIME]",
        "calendars/offices.csv | C1,Asia/Shanghai,,17:00-09:00,, | calendars/offices.csv:4: hours: expected hours such as",
        "calendars/days.csv | CN,2026-10-01,WORK,, | calendars/days.csv:111: date: 2026-10-01 stands twice",
        "calendars/days.csv | CN,2026-11-01,HALF,, | calendars/days.csv:111: day: expected WORK or OFF",
        "calendars/days.csv | C9,2026-11-01,OFF,, | calendars/days.csv: place: expected a region or a place, found \"C9\"",
        "calendars/published.csv | CN,2027-01-02,2027-12-31,, | calendars/published.csv:6: from: expected 2027-01-01, so that no day is missing",
        "calendars/published.csv | CN,2026-12-31,2027-12-31,, | calendars/published.csv:6: from: expected 2027-01-01",
        "calendars/published.csv | CN,2027-01-01,2027-12-31,MON-FUN, | calendars/published.csv:6: week: expected days such as MON-FRI"
      })
  void aBadRowElsewhereIsRefusedWithItsLine(String file, String row, String expected) {
    folder.plus(file, row);

    String beginning = expected.replace("LAST", folder.last(file));
    assertThat(problems(folder)).anySatisfy(problem -> assertThat(problem).startsWith(beginning));
  }

  /** A second row's week used to be passed over in silence, and with it a whole year's dates. */
  @Test
  void aWeekThatChangesIsRefusedAsLongAsItIsNotHeeded() {
    folder.plus("calendars/published.csv", "CN,2027-01-01,2027-12-31,SUN-THU,");
    says("calendars/published.csv:6: week: expected the same in every row");
  }

  /** The last row's way of counting used to hold for all years, those before it too. */
  @Test
  void aWayOfCountingOrAZoneThatChangesIsRefusedAsLongAsItIsNotHeeded() {
    folder
        .plus("calendars/offices.csv", "C1,Asia/Shanghai,BY_DAY,09:00-17:00,,2026-06-30")
        .plus("calendars/offices.csv", "C1,Asia/Urumqi,BY_ELAPSED_TIME,09:00-17:00,2026-07-01,");

    assertThat(problems(folder))
        .hasSize(2)
        .anyMatch(p -> p.startsWith("calendars/offices.csv:5: counting: expected the same"))
        .anyMatch(p -> p.startsWith("calendars/offices.csv:5: zone: expected the same"));
  }

  @Test
  void hoursThatLeaveAGapAreRefused() {
    folder
        .plus("calendars/offices.csv", "C1,Asia/Shanghai,BY_DAY,09:00-17:00,,2026-06-30")
        .plus("calendars/offices.csv", "C1,Asia/Shanghai,BY_DAY,09:00-16:00,2026-07-02,");
    says("calendars/offices.csv:5: from: expected the day after the row before it ends");
  }

  @Test
  void theOfficeOfAllOthersMustBeThere() {
    folder.replacing("calendars/offices.csv", "*,", "C1,");
    says("calendars/offices.csv: centre: expected a row * for centres not listed otherwise");
  }

  @Test
  void anUnknownOrMissingColumnIsNamedWithTheLineOfTheHead() {
    folder
        .replacing("policy.csv", "threshold,level", "treshold,level")
        .replacing("feeds.csv", "source,topic", "sauce,topic");

    assertThat(problems(folder))
        .anyMatch(
            p ->
                p.startsWith(
                    "policy.csv:2: unknown column treshold; there are [rule, grade, level]"))
        .anyMatch(p -> p.startsWith("feeds.csv:1: unknown column sauce"))
        .anyMatch(p -> p.startsWith("feeds.csv:1: expected a column source, found [sauce"));
  }

  @Test
  void anEmptyTableIsNoTable() {
    folder.with("feeds.csv", "");
    says("feeds.csv:1: expected a head with the columns [source]");
  }

  @Test
  void badYamlIsNamedWithItsLine() {
    folder.with("rules/overdue/rule.yaml", "title: {zh: 超期, en: Overdue}\nbasis: {zh: 法\n");

    assertThat(problems(folder))
        .anyMatch(p -> p.matches("rules/overdue/rule\\.yaml:[1-9]\\d*: expected YAML: (?s).*"));
  }

  @Test
  void aCardMustSayTitleBasisAndGrades() {
    folder.with("rules/unlisted/rule.yaml", "title: {zh: 未列入}\n");

    assertThat(problems(folder))
        .contains(
            "rules/unlisted/rule.yaml: title: expected zh and en",
            "rules/unlisted/rule.yaml: basis: expected zh and en",
            "rules/unlisted/rule.yaml: grades: expected a list of grades, the gravest last");
  }

  @Test
  void aRuleThatReadsAClockIsRefusedWhenItIsLoaded() {
    folder.replacing(
        "rules/unlisted/unlisted.drl", "$l.at(), $l.at(),", "System.currentTimeMillis(), $l.at(),");

    assertThat(problems(folder))
        .anyMatch(
            p -> p.startsWith("rules/unlisted/unlisted.drl:12: a rule must not read a clock"));
  }

  @Test
  void aFolderWithoutARulebookIsNone(@TempDir Path empty) {
    assertThat(problems(RulebookFolder.basedOn("county", empty).without("rulebook.yaml")))
        .singleElement()
        .asString()
        .contains("expected a folder with a rulebook.yaml in it");
  }

  @Test
  void onlyShippedRulebooksMayBeBuiltUpon(@TempDir Path mine) {
    assertThat(problems(RulebookFolder.basedOn("province", mine)))
        .containsExactly(
            "rulebook: no rulebook \"province\" is shipped; there are county, hunan and demo");
  }

  @Test
  void thePolicySaysHowPeopleAreWarned() throws Exception {
    folder.with(
        "policy.csv",
        """
        rule,grade,level,urgent,toDepartment,toInspection
        overdue,PAST_PROMISE,RED,是,PT2H,never
        overdue,PAST_STATUTORY,RED,,,
        overdue,DUE_SOON,YELLOW,,,
        same-day,*,RED,,,
        deemed-acceptance,*,RED,,,
        registration-only,*,YELLOW,,,
        off-centre,*,RED,,,
        dual-intake,*,RED,,,
        unlisted,*,NOTICE,,,
        calendar-ends,*,NOTICE,,,
        silent-feed,*,NOTICE,,,
        """);

    Policy policy = folder.load().policy();

    LocalDate day = LocalDate.parse("2026-03-02");
    assertThat(policy.find("overdue", "PAST_PROMISE", null, null, null, day).warning())
        .isEqualTo(new Policy.Warning(true, OfficeSpan.parse("PT2H"), null));
    assertThat(policy.find("overdue", "PAST_STATUTORY", null, null, null, day).warning())
        .isEqualTo(new Policy.Warning(false, OfficeSpan.parse("PT4H"), OfficeSpan.parse("P1D")));
    assertThat(policy.find("overdue", "DUE_SOON", null, null, null, day).warning())
        .isEqualTo(new Policy.Warning(false, null, null));
  }

  @Test
  void placesSayWhoIsTold() throws Exception {
    folder.plus("places.csv", "S1,HANDLER,W01,张三,,mail:s1@yushi.example;robot:market,,");

    Places places = folder.load().places();

    LocalDate day = LocalDate.parse("2026-03-02");
    assertThat(places.find("S1", day).contacts())
        .containsExactly(Contact.parse("mail:s1@yushi.example"), Contact.parse("robot:market"));
    assertThat(places.find("C1", day).head()).isEqualTo("周正");
    assertThat(places.inspectionOf("W01", day).code()).isEqualTo("J1");
    assertThat(places.inspectionOf("NOWHERE", day)).isNull();
  }
}
