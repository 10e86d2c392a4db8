package org.yushi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The pure core: no stream, no database, no clock, and dependencies that point down. */
@AnalyzeClasses(packages = "org.yushi", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalTime.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime");

  @ArchTest
  static final ArchRule KNOWS_NO_STREAM_AND_NO_DATABASE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "org.apache.kafka..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_DOWN =
      layeredArchitecture()
          .consideringAllDependencies()
          .layer("casework")
          .definedBy("org.yushi.casework..")
          .layer("calendar")
          .definedBy("org.yushi.calendar..")
          .layer("rulebook")
          .definedBy("org.yushi.rulebook..")
          .layer("verdict")
          .definedBy("org.yushi.verdict..")
          .layer("alert")
          .definedBy("org.yushi.alert..")
          .layer("tally")
          .definedBy("org.yushi.tally..")
          .whereLayer("alert")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("tally")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("verdict")
          .mayOnlyBeAccessedByLayers("alert", "tally")
          .whereLayer("rulebook")
          .mayOnlyBeAccessedByLayers("verdict", "alert", "tally")
          .whereLayer("calendar")
          .mayOnlyBeAccessedByLayers("rulebook", "verdict", "alert", "tally")
          .whereLayer("casework")
          .mayOnlyBeAccessedByLayers("verdict", "alert", "tally");

  @ArchTest
  static final ArchRule ONLY_THE_ENGINE_KNOWS_DROOLS =
      classes()
          .that()
          .resideOutsideOfPackage("org.yushi.verdict..")
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are not of Drools",
                  type ->
                      !type.getPackageName().startsWith("org.kie.")
                          && !type.getPackageName().startsWith("org.drools.")));

  @ArchTest
  static final ArchRule NOBODY_READS_A_CLOCK =
      noClasses()
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaAccess<?>>("it reads the machine's clock") {
                @Override
                public boolean test(JavaAccess<?> call) {
                  String owner = call.getTargetOwner().getName();
                  return CLOCKS.contains(owner + "." + call.getTarget().getName())
                      || (owner.equals("java.time.Clock")
                          && (call.getTarget().getName().startsWith("system")
                              || call.getTarget().getName().startsWith("tick")));
                }
              });

  @ArchTest
  static final ArchRule NOBODY_MAKES_A_DATE_OF_NOW =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Timer")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Calendar");
}
