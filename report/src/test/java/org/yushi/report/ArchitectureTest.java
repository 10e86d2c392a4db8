package org.yushi.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** Ledger, model, words, tables, renderings: dependencies point down, and nothing reads a clock. */
@AnalyzeClasses(packages = "org.yushi.report", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("model")
          .definedBy("org.yushi.report.model")
          .layer("text")
          .definedBy("org.yushi.report.text")
          .layer("table")
          .definedBy("org.yushi.report.table")
          .layer("render")
          .definedBy("org.yushi.report.render")
          .layer("ledger")
          .definedBy("org.yushi.report.ledger")
          .whereLayer("ledger")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("render")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("render")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("table", "render");

  @ArchTest
  static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_LEDGER =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.yushi.report.ledger")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.yushi.ledger..", "java.sql..");

  @ArchTest
  static final ArchRule THE_LEDGER_ALONE_KNOWS_SQL =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of JDBC, but for its exception",
                  type ->
                      type.getPackageName().equals("java.sql")
                          && !type.isEquivalentTo(SQLException.class)));

  @ArchTest
  static final ArchRule KNOWS_NO_STREAM_AND_NO_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
