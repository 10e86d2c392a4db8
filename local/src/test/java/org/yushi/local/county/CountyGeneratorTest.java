package org.yushi.local.county;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.EventType;
import org.yushi.casework.PersonalNumbers;
import org.yushi.casework.RejectedEventException;

class CountyGeneratorTest {
  private static final List<String> RULES =
      List.of(
          "overdue",
          "same-day",
          "deemed-acceptance",
          "registration-only",
          "off-centre",
          "dual-intake",
          "unlisted");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 99, Long.MIN_VALUE})
  void theSameSeedGivesTheSameBytes(long seed) {
    GeneratedCounty one = new CountyGenerator(seed, 300).generate();
    GeneratedCounty other = new CountyGenerator(seed, 300).generate();

    assertThat(one).isEqualTo(other);
    assertThat(String.join("\n", one.lines())).isEqualTo(String.join("\n", other.lines()));
    assertThat(AlertLines.truth(one.truth())).isEqualTo(AlertLines.truth(other.truth()));
  }

  @Test
  void anotherSeedGivesAnotherLog() {
    assertThat(new CountyGenerator(1, 0).generate().lines())
        .isNotEqualTo(new CountyGenerator(2, 0).generate().lines());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2026, -1})
  void everyScenarioOccursWhateverTheSeed(long seed) {
    GeneratedCounty county = new CountyGenerator(seed, 0).generate();

    Set<Wording> told =
        county.cases().stream().map(PlantedCase::scenario).collect(Collectors.toSet());

    assertThat(told)
        .containsAll(CountyGenerator.scenarios().stream().map(Scenario::wording).toList());
  }

  @Test
  void everyRuleIsPlantedAndSoAreExceptionsOfEach() {
    GeneratedCounty county = new CountyGenerator(1, 0).generate();

    for (String rule : RULES) {
      assertThat(county.truth()).anyMatch(planted -> planted.facts().rule().equals(rule));
      assertThat(county.cases()).anyMatch(c -> c.rule().equals(rule) && c.exception());
    }
    assertThat(county.truth()).anyMatch(planted -> planted.facts().rule().equals("calendar-ends"));
  }

  @Test
  void mostCasesOfACountyAreOrdinary() {
    GeneratedCounty county = new CountyGenerator(1, 1_000).generate();

    assertThat(county.cases()).filteredOn(c -> c.rule().isEmpty()).hasSizeGreaterThan(700);
  }

  @Test
  void theLogIsDisturbed() {
    GeneratedCounty county = new CountyGenerator(1, 400).generate();
    List<CaseEvent> events = county.events();

    Set<String> ids = new HashSet<>();
    assertThat(events).as("duplicates").anyMatch(event -> !ids.add(event.eventId()));
    assertThat(events).as("late").anyMatch(event -> event.knownAt().isAfter(event.occurredAt()));
    assertThat(events).as("corrections").anyMatch(event -> event.correction() != null);
    assertThat(events)
        .as("out of order")
        .isNotEqualTo(events.stream().sorted(CaseEvent.BUSINESS_ORDER).toList());
    assertThat(events)
        .as("ID numbers in free text")
        .anyMatch(
            event ->
                event.details().reason() != null && PersonalNumbers.in(event.details().reason()));
    assertThat(events)
        .as("an applicant's hash is never mistaken for a number")
        .noneMatch(event -> event.applicant() != null && PersonalNumbers.in(event.applicant()));
  }

  @Test
  void theBrokenLinesAndNoOthersAreRejected() {
    GeneratedCounty county = new CountyGenerator(1, 400).generate();

    CaseEventReader reader = new CaseEventReader();
    int rejected = 0;
    for (String line : county.lines()) {
      try {
        reader.read(line.getBytes(StandardCharsets.UTF_8));
      } catch (RejectedEventException e) {
        rejected++;
      }
    }

    assertThat(rejected).isEqualTo(county.broken()).isEqualTo(BrokenLines.all().size());
    assertThat(county.lines()).hasSize(county.events().size() + county.refused() + county.broken());
    assertThat(reader.masked()).isPositive();
  }

  private static List<Instant> heard(GeneratedCounty county, Feed feed) {
    return county.events().stream()
        .filter(event -> feed.source().equals(event.source()))
        .map(CaseEvent::knownAt)
        .filter(known -> !known.isAfter(county.asOf()))
        .sorted()
        .toList();
  }

  private static AlertFacts silence(GeneratedCounty county, Feed feed) {
    return county.truth().stream()
        .map(PlantedAlert::facts)
        .filter(facts -> facts.rule().equals("silent-feed"))
        .filter(facts -> facts.subjectId().equals(feed.source()))
        .findFirst()
        .orElseThrow();
  }

  private static long officeMinutes(Instant from, Instant until) {
    return DeskTime.officeMinutesUntil(until) - DeskTime.officeMinutesUntil(from);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFeedIsSilentBeyondItsToleranceWherePlantedAndNowhereElse(long seed) {
    GeneratedCounty county = new CountyGenerator(seed, 300).generate();

    for (Feed feed : List.of(Feed.CENTRE, Feed.TOWNSHIP, Feed.NIGHTLY)) {
      List<Instant> heard = heard(county, feed);
      List<Instant> backFromSilence = new ArrayList<>();
      for (int i = 1; i < heard.size(); i++) {
        if (officeMinutes(heard.get(i - 1), heard.get(i)) > feed.tolerance()) {
          backFromSilence.add(heard.get(i));
        }
      }
      if (feed == Feed.NIGHTLY) {
        assertThat(backFromSilence).isEmpty();
      } else {
        assertThat(backFromSilence).containsExactly(silence(county, feed).until());
      }
      assertThat(officeMinutes(heard.get(heard.size() - 1), county.asOf()))
          .isLessThanOrEqualTo(feed.tolerance());
    }
  }

  @Test
  void heartbeatsAreFewerThanAllElse() {
    GeneratedCounty county = new CountyGenerator(1, 300).generate();

    assertThat(county.events())
        .filteredOn(event -> event.type() == EventType.HEARTBEAT)
        .hasSizeLessThan(county.events().size() / 2);
  }

  @Test
  void theNightlyFeedReportsAtTwoInTheMorning() {
    List<Instant> heard = heard(new CountyGenerator(1, 0).generate(), Feed.NIGHTLY);

    assertThat(heard.stream().filter(known -> twoInTheMorning(known)).count())
        .as("all but some sent twice")
        .isGreaterThan(heard.size() * 9L / 10);
  }

  private static boolean twoInTheMorning(Instant known) {
    return known.atOffset(DeskTime.OFFSET).toLocalTime().equals(LocalTime.of(2, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noExcuseIsLostWithAFeedThatIsCutOff(long seed) {
    GeneratedCounty county = new CountyGenerator(seed, 1_000).generate();

    for (Feed feed : List.of(Feed.CENTRE, Feed.TOWNSHIP)) {
      Instant back = silence(county, feed).until();
      assertThat(county.events())
          .filteredOn(event -> feed.source().equals(event.source()))
          .filteredOn(event -> CaseScript.isExcuse(event.type()))
          .noneMatch(
              event ->
                  event.knownAt().isAfter(back)
                      && event.knownAt().isBefore(back.plusSeconds(600))
                      && event.occurredAt().isBefore(back));
    }
  }

  @Test
  void theLogArrivesInTheOrderOfItsTime() {
    List<LogLine> log = new CountyGenerator(1, 300).generate().log();

    assertThat(log).isSortedAccordingTo(Comparator.comparing(LogLine::arrival));
  }

  /** What was planted must not come from what is to be tested by it. */
  @Test
  void neitherCalendarNorRulebookNorReviewIsCalled() {
    classes()
        .that()
        .resideInAPackage("org.yushi.local.county..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.fasterxml.jackson..",
            "picocli..",
            "org.yushi.casework..",
            "org.yushi.local.county..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.yushi.local.county"));
    classes()
        .that()
        .resideInAPackage("org.yushi.casework..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "com.fasterxml.jackson..", "org.yushi.casework..")
        .check(new ClassFileImporter().importPackages("org.yushi.casework"));
  }
}
