package org.yushi.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The ledger knows a database and Kafka, and nothing of how the stream judges. */
@AnalyzeClasses(packages = "org.yushi.ledger", importOptions = DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule KNOWS_NO_STREAM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.yushi.supervision..", "org.yushi.local..");

  @ArchTest
  static final ArchRule JUDGES_NOTHING =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.yushi.verdict..");
}
