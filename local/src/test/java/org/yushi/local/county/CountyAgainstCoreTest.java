package org.yushi.local.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.calendar.Limit;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/** What is planted is what the reviews find, and a rulebook with a flaw is found out. */
class CountyAgainstCoreTest {
  private static PlainReview shipped;

  @BeforeAll
  static void compileTheRules() throws RulebookException {
    shipped = new PlainReview(RulebookBundle.shipped("demo"));
  }

  @AfterAll
  static void close() {
    shipped.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, -1})
  void everyAlertIsFoundAsPlantedAndNoOther(long seed) {
    GeneratedCounty county = new CountyGenerator(seed, 400).generate();

    Comparison comparison = shipped.compare(county);

    assertThat(comparison.differences()).extracting(Difference::text).isEmpty();
    assertThat(comparison.tallies()).allMatch(tally -> tally.expected() > 0);
    assertThat(shipped.rejected()).isEqualTo(county.broken());
    assertThat(shipped.refused()).isEqualTo(county.refused());
  }

  @Test
  void theDaysWrittenByHandAreTheWorkingDaysOfTheCalendar() throws RulebookException {
    OfficeCalendar calendar =
        RulebookLoader.load(RulebookBundle.shipped("demo")).calendars().of(null, null);

    assertThat(OfficeDays.all())
        .containsExactlyElementsOf(
            OfficeDays.date(0)
                .datesUntil(OfficeDays.all().get(OfficeDays.all().size() - 1).plusDays(1))
                .filter(calendar::isWorkingDay)
                .toList());
  }

  @Test
  void theCatalogueWrittenByHandIsThatOfTheRulebook() throws RulebookException {
    Rulebook rulebook = RulebookLoader.load(RulebookBundle.shipped("demo"));

    for (Service service : Service.all()) {
      Items.Item item = rulebook.items().find(service.item(), OfficeDays.date(0));
      assertThat(item).as(service.item()).isNotNull();
      assertThat(item.kind().name()).isEqualTo(service.kind().name());
      assertThat(days(item.promised())).as(service.item()).isEqualTo(service.promised());
      assertThat(days(item.statutory())).as(service.item()).isEqualTo(service.statutory());
      assertThat(item.inCentre()).isEqualTo(service.inCentre());
      assertThat(item.department()).isEqualTo(service.desk().department());
      Places.PlaceRow window = rulebook.places().find(service.desk().window(), OfficeDays.date(0));
      assertThat(window.parent()).isEqualTo(item.department());
    }
    assertThat(Service.all()).hasSizeGreaterThan(40);
  }

  private static int days(Limit limit) {
    return limit == null ? 0 : limit.amount();
  }

  /** Each takes something away from the rulebook; the truth must show it, in that rule. */
  static Stream<Arguments> flaws() {
    return Stream.of(
        arguments(
            "overdue",
            "rules/overdue/overdue.drl",
            "$p.warnAt(), $p.warnAt(),",
            "$p.warnAt() + 1, $p.warnAt(),"),
        arguments("overdue", "rules/overdue/overdue.drl", "$c.promiseDue() + 1", "$c.promiseDue()"),
        arguments(
            "overdue", "rules/overdue/overdue.drl", "statutoryDue < endedAt", "statutoryDue < 0"),
        arguments("overdue", "feeds.csv", "P1D,PT16H", "PT0S,PT16H"),
        arguments("overdue", "items.csv", "承诺,3wd,15wd", "承诺,4wd,15wd"),
        arguments("overdue", "policy.csv", "long=P2D", "long=P3D"),
        arguments("overdue", "calendars/days.csv", "CN,2026-05-09,WORK", "CN,2026-05-09,OFF"),
        arguments(
            "same-day",
            "rules/same-day/same-day.drl",
            "sameDayWarnAt < sameDayDue",
            "sameDayWarnAt < 0"),
        arguments(
            "same-day",
            "rules/same-day/same-day.drl",
            "$c.sameDayDue() + 1",
            "$c.sameDayDue() + 2"),
        arguments(
            "deemed-acceptance",
            "rules/deemed-acceptance/deemed-acceptance.drl",
            "tellBy < answeredAt",
            "tellBy + 60000 < answeredAt, answeredAt < Long.MAX_VALUE"),
        arguments("registration-only", "policy.csv", "50%", "60%"),
        arguments(
            "registration-only",
            "rules/registration-only/registration-only.drl",
            "kind == \"PROMISED\",",
            ""),
        arguments(
            "registration-only",
            "rules/registration-only/registration-only.drl",
            "$s.endedAt())",
            "$s.acceptedAt())"),
        arguments(
            "off-centre",
            "rules/off-centre/off-centre.drl",
            "place == \"DEPARTMENT\", !exceptionApproved",
            "place == \"DEPARTMENT\""),
        arguments(
            "off-centre",
            "rules/off-centre/off-centre.drl",
            "inCentre, place == \"DEPARTMENT\"",
            "place == \"DEPARTMENT\""),
        arguments("off-centre", "rules/off-centre/off-centre.drl", "!approvedPlace,", ""),
        arguments(
            "off-centre",
            "rules/off-centre/off-centre.drl",
            "\"SUBCENTRE\", \"AGENT\"",
            "\"SUBCENTRE\", \"ONLINE\""),
        arguments("dual-intake", "policy.csv", "hours=720", "hours=7200"),
        arguments(
            "dual-intake", "rules/dual-intake/dual-intake.drl", "earlierEndedAt > laterAt,", ""),
        arguments(
            "dual-intake",
            "rules/dual-intake/dual-intake.drl",
            "!unitsMustDiffer || unitsDiffer,",
            ""),
        arguments("dual-intake", "rules/dual-intake/dual-intake.drl", "!mattersDiffer,", ""),
        arguments("dual-intake", "rules/dual-intake/dual-intake.drl", "!sameParent,", ""),
        arguments("dual-intake", "rules/dual-intake/dual-intake.drl", "!earlierForwarded,", ""),
        arguments("dual-intake", "rules/dual-intake/dual-intake.drl", "!approvedSubcentre,", ""),
        arguments("dual-intake", "rules/dual-intake/dual-intake.drl", ", !anyCentre", ""),
        arguments("unlisted", "places.csv", "W12,WINDOW", "W14,WINDOW"),
        arguments("unlisted", "rules/unlisted/unlisted.drl", "$l.what()", "\"\""),
        arguments("silent-feed", "feeds.csv", "PT0S,PT2H", "PT0S,PT3H"),
        arguments("silent-feed", "feeds.csv", "PT2H,PT8H", "PT2H,"),
        arguments(
            "silent-feed",
            "rules/silent-feed/silent-feed.drl",
            "silentFrom < heardAgain",
            "silentFrom < 0"),
        arguments("overdue", "feeds.csv", "C1 C1-TAX,D-TAX,P1D", "T1 T2 T3,,P1D"),
        arguments("calendar-ends", "calendars/published.csv", "2026-12-31", "2026-12-30"));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void aFlawInTheRulebookIsFoundOut(
      String rule, String file, String right, String wrong, @TempDir Path folder)
      throws IOException, RulebookException {
    RulebookBundle flawed = flawed(folder, file, right, wrong);
    try (PlainReview review = new PlainReview(flawed)) {
      Comparison comparison = review.compare(new CountyGenerator(3, 400).generate());

      assertThat(comparison.tallies())
          .filteredOn(tally -> tally.rule().equals(rule))
          .anyMatch(tally -> tally.missed() + tally.unplanted() > 0);
    }
  }

  private static RulebookBundle flawed(Path folder, String file, String right, String wrong)
      throws IOException, RulebookException {
    for (Map.Entry<String, byte[]> each : RulebookBundle.shipped("demo").files().entrySet()) {
      String text = new String(each.getValue(), StandardCharsets.UTF_8);
      if (each.getKey().equals(file)) {
        assertThat(text).contains(right);
        text = text.replace(right, wrong);
      }
      Path to = folder.resolve(each.getKey());
      Files.createDirectories(to.getParent());
      Files.writeString(to, text);
    }
    return RulebookBundle.read(folder);
  }
}
