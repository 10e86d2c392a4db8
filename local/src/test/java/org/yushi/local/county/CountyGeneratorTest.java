package org.yushi.local.county;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
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
