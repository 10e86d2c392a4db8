package org.yushi.supervision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is published follows from records alone: the stations read no clock but for metrics. */
@AnalyzeClasses(packages = "org.yushi.supervision", importOptions = DoNotIncludeTests.class)
class ClocksTest {
  @ArchTest
  static final ArchRule ONE_CLASS_READS_A_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("org.yushi.supervision")
          .and()
          .doNotBelongToAnyOf(WallClock.class)
          .should()
          .accessTargetWhere(
              JavaAccess.Predicates.target(
                  DescribedPredicate.describe("a clock", ClocksTest::tellsTime)));

  @ArchTest
  static final ArchRule ONLY_METRICS_ASK_IT =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Metrics")
          .and()
          .doNotBelongToAnyOf(WallClock.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(WallClock.class);

  private static boolean tellsTime(AccessTarget target) {
    String call = target.getOwner().getFullName() + "." + target.getName();
    return call.matches("java\\.time\\..*\\.(now|system|systemUTC|systemDefaultZone)")
        || call.equals("java.lang.System.currentTimeMillis")
        || call.equals("java.lang.System.nanoTime")
        || call.contains("ProcessingTimeService");
  }
}
