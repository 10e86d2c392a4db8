package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.at;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.calendar.OfficeCalendar;

class RulebookBundleTest {
  @Test
  void theVersionCoversEveryByteOfEveryFile(@TempDir Path one, @TempDir Path other)
      throws Exception {
    RulebookFolder a = RulebookFolder.copyOfCounty(one);
    RulebookFolder b = RulebookFolder.copyOfCounty(other);
    assertThat(a.bundle().version()).isEqualTo(b.bundle().version());

    b.plus("rules/overdue/overdue.drl", "// a comment");
    assertThat(a.bundle().version()).isNotEqualTo(b.bundle().version());
  }

  @Test
  void theVersionCoversNamesToo(@TempDir Path one, @TempDir Path other) throws Exception {
    RulebookFolder a = RulebookFolder.copyOfCounty(one).with("notes-a.txt", "x");
    RulebookFolder b = RulebookFolder.copyOfCounty(other).with("notes-b.txt", "x");

    assertThat(a.bundle().version()).isNotEqualTo(b.bundle().version());
  }

  @Test
  void hiddenFilesAreNoPartOfIt(@TempDir Path path) throws Exception {
    RulebookFolder folder = RulebookFolder.copyOfCounty(path);
    String version = folder.bundle().version();

    folder.with(".git/HEAD", "x").with("rules/.DS_Store", "x");

    assertThat(folder.bundle().version()).isEqualTo(version);
  }

  @Test
  void aRulebookTakesWhatItLacksFromItsBase(@TempDir Path path) throws Exception {
    Rulebook mine =
        RulebookFolder.basedOn("hunan", path).with("feeds.csv", "source,lag\nonly,PT1H\n").load();

    assertThat(mine.name()).isEqualTo("mine");
    assertThat(mine.feeds().lag("only")).isEqualTo(Duration.ofHours(1));
    assertThat(mine.feeds().lists("centre")).isFalse();
    assertThat(mine.items().knows("MKT-01")).isTrue();
    assertThat(
            mine.policy()
                .find("overdue", "DUE_SOON", null, null, null, LocalDate.of(2026, 3, 2))
                .level())
        .isEqualTo(Level.NOTICE);
  }

  @Test
  void theCasesOfTheBaseItselfAreNotInherited() throws Exception {
    assertThat(RulebookBundle.shipped("hunan").text("cases.yaml"))
        .isNotEqualTo(RulebookBundle.shipped("county").text("cases.yaml"));
  }

  @Test
  void inTheLaboratoryItsOwnFilesLieUnderThoseOfTheCases() throws Exception {
    RulebookBundle county = RulebookBundle.shipped("county");
    Rulebook laboratory = RulebookLoader.load(county.laboratory());

    assertThat(laboratory.items().knows("PROMISED-3")).isTrue();
    assertThat(laboratory.items().knows("MKT-01")).isFalse();
    assertThat(laboratory.rules().keySet()).isEqualTo(RulebookLoader.load(county).rules().keySet());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn(@TempDir Path path) throws Exception {
    Rulebook mine =
        RulebookFolder.basedOn("county", path)
            .with("feeds.csv", "\uFEFFsource,lag\ns,P1D\n")
            .load();

    assertThat(mine.feeds().lag("s")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aSourceThatIsNotListedHasNoLagUnlessAllAre(@TempDir Path path) throws Exception {
    Rulebook county = RulebookLoader.load(RulebookBundle.shipped("county"));
    Rulebook open =
        RulebookFolder.basedOn("county", path).with("feeds.csv", "source,lag\n*,PT3H\n").load();

    assertThat(county.feeds().lag("cellar")).isZero();
    assertThat(county.feeds().lag(null)).isZero();
    assertThat(county.feeds().lag("vertical")).isEqualTo(Duration.ofDays(1));
    assertThat(open.feeds().lag("cellar")).isEqualTo(Duration.ofHours(3));
    assertThat(open.feeds().lists("cellar")).isTrue();
  }

  @Test
  void aCentreHasItsOwnHoursAndClosuresAndItsRegionsDays(@TempDir Path path) throws Exception {
    Rulebook mine =
        RulebookFolder.basedOn("county", path)
            .with(
                "calendars/offices.csv",
                """
                centre,zone,counting,hours,from,until
                *,Asia/Shanghai,BY_DAY,09:00-17:00,,
                T1,Asia/Shanghai,BY_DAY,08:30-12:00 14:00-17:30,,2026-06-30
                T1,Asia/Shanghai,BY_DAY,08:30-12:00 15:00-18:00,2026-07-01,
                """)
            .with(
                "calendars/published.csv",
                "region,from,until\nCN,2026-01-01,2026-12-31\n510002,2026-01-01,2026-12-31\n")
            .with(
                "calendars/days.csv",
                "place,date,day\nCN,2026-03-03,OFF\nC1,2026-03-04,OFF\n510002,2026-03-05,OFF\n")
            .load();
    OfficeCalendar c1 = mine.calendars().of("C1", null);
    OfficeCalendar t1 = mine.calendars().of("T1", null);
    OfficeCalendar t2 = mine.calendars().of("T2", null);

    assertThat(c1.isWorkingDay(LocalDate.of(2026, 3, 3))).isFalse();
    assertThat(c1.isWorkingDay(LocalDate.of(2026, 3, 4))).isFalse();
    assertThat(t1.isWorkingDay(LocalDate.of(2026, 3, 4))).isTrue();
    assertThat(t2.isWorkingDay(LocalDate.of(2026, 3, 3))).isTrue();
    assertThat(t2.isWorkingDay(LocalDate.of(2026, 3, 5))).isFalse();
    assertThat(t1.close(LocalDate.of(2026, 6, 30))).isEqualTo(at("2026-06-30T17:30"));
    assertThat(t1.close(LocalDate.of(2026, 7, 1))).isEqualTo(at("2026-07-01T18:00"));
    assertThat(c1.close(LocalDate.of(2026, 7, 1))).isEqualTo(at("2026-07-01T17:00"));
  }
}
