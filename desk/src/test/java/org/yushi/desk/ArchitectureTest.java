package org.yushi.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

/** Texts know no channel, channels know no text, and neither a database, a topic or a clock. */
@AnalyzeClasses(packages = "org.yushi.desk", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule TEXTS_AND_CHANNELS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("org.yushi.desk.channel", "org.yushi.desk.text")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.yushi.ledger..", "java.sql..", "org.apache.kafka..", "org.springframework..");

  @ArchTest
  static final ArchRule TEXTS_KNOW_NO_CHANNEL =
      noClasses()
          .that()
          .resideInAPackage("org.yushi.desk.text")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yushi.desk.channel");

  @ArchTest
  static final ArchRule CHANNELS_KNOW_NO_TEXT =
      noClasses()
          .that()
          .resideInAPackage("org.yushi.desk.channel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yushi.desk.text");

  @ArchTest
  static final ArchRule NOBODY_READS_A_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage("org.yushi.desk.channel", "org.yushi.desk.text")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
