package org.yushi.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.yushi.local.county.AlertLines;
import org.yushi.local.county.Comparison;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.Difference;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.county.PlantedCase;
import org.yushi.local.county.RuleTally;

/**
 * What the demo says in the end.
 *
 * @param county the county
 * @param comparison how the replay fared
 * @param letters who was warned
 */
record DemoReport(GeneratedCounty county, Comparison comparison, LetterTally letters) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_SHOWN = 20;

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "种子 seed %d · 办件 cases %d · 行 lines %d（损坏 broken %d，无权 refused %d）· 例外 exceptions %d · 截至 as of %s%n%n",
            county.seed(),
            county.cases().size(),
            county.lines().size(),
            county.broken(),
            county.refused(),
            county.cases().stream().filter(PlantedCase::exception).count(),
            county.asOf().atOffset(CountyGenerator.OFFSET)));
    text.append(ComparisonTable.draw(comparison));
    List<Difference> differences = comparison.differences();
    if (!differences.isEmpty()) {
      text.append(String.format(Locale.ROOT, "%n不一致 differences: %d%n", differences.size()));
      differences.stream()
          .limit(MOST_SHOWN)
          .forEach(difference -> text.append("  ").append(difference.text()).append('\n'));
      text.append(differences.size() > MOST_SHOWN ? "  …\n" : "");
    }
    if (!letters.kinds().isEmpty()) {
      text.append('\n').append(letters.text());
    }
    return text.toString();
  }

  /** For programs: one object. */
  String json() throws IOException {
    return JSON.writeValueAsString(result());
  }

  private ObjectNode result() {
    ObjectNode result = JSON.createObjectNode();
    result.put("seed", county.seed());
    result.put("cases", county.cases().size());
    result.put("lines", county.lines().size());
    result.put("broken", county.broken());
    result.put("refused", county.refused());
    result.put("asOf", county.asOf().atOffset(CountyGenerator.OFFSET).toString());
    result.put("same", comparison.same());
    ArrayNode rules = result.putArray("rules");
    for (RuleTally tally : comparison.tallies()) {
      rules
          .addObject()
          .put("rule", tally.rule())
          .put("expected", tally.expected())
          .put("found", tally.found())
          .put("missed", tally.missed())
          .put("false", tally.unplanted());
    }
    if (!letters.kinds().isEmpty()) {
      result.set("letters", letters.json());
    }
    ArrayNode differences = result.putArray("differences");
    for (Difference difference : comparison.differences()) {
      ObjectNode node = differences.addObject();
      if (difference.planted() != null) {
        node.set("expected", AlertLines.json(difference.planted().facts()));
      }
      if (difference.found() != null) {
        node.set("found", AlertLines.json(difference.found().facts()));
      }
    }
    return result;
  }
}
