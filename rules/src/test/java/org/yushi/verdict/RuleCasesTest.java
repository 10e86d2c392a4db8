package org.yushi.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yushi.rulebook.RulebookBundle;

/** Every case beside every rule of every shipped rulebook. */
class RuleCasesTest {
  @TestFactory
  Stream<DynamicTest> casesBesideTheRules() throws Exception {
    return Stream.of("county", "hunan").flatMap(RuleCasesTest::of);
  }

  private static Stream<DynamicTest> of(String name) {
    try {
      List<RuleCases.Outcome> outcomes = RuleCases.run(RulebookBundle.shipped(name));
      assertThat(outcomes).isNotEmpty();
      return outcomes.stream()
          .map(
              each ->
                  DynamicTest.dynamicTest(
                      name + ": " + each.file() + ": " + each.name(),
                      () -> assertThat(each.difference()).isEmpty()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
