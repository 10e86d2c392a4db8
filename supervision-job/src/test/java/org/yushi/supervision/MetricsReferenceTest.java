package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference lists the metrics that there are, in their order, and quotes no others. */
class MetricsReferenceTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(\\w+)` \\| (counter|gauge|histogram) \\| ([^|]+) \\| ([^|]*)\\| [^|]+ \\| .+ \\|$",
          Pattern.MULTILINE);
  private static final Pattern EXCERPT = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SERIES = Pattern.compile("(\\w+)\\{(.*),} [0-9.E]+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "reference", "metrics.md"));
  }

  /** What a row of the table says. */
  private static StationMetric documented(MatchResult row) {
    String type = row.group(2).toUpperCase(Locale.ROOT);
    List<String> labels = new ArrayList<>();
    Matcher label = Pattern.compile("`(\\w+)`").matcher(row.group(4));
    while (label.find()) {
      labels.add(label.group(1));
    }
    String prefix = labels.isEmpty() ? "" : String.join("_", labels) + "_";
    assertThat(row.group(1)).startsWith(prefix);
    return new StationMetric(
        row.group(1).substring(prefix.length()),
        StationMetric.Type.valueOf(type),
        row.group(3),
        labels);
  }

  @Test
  void theTableIsThatOfTheNames() throws Exception {
    String page = page();

    assertThat(page).contains("All names begin with `" + StationMetric.PREFIX + "`");
    assertThat(ROW.matcher(page).results().map(MetricsReferenceTest::documented))
        .containsExactlyElementsOf(MetricNames.all());
  }

  @Test
  void theExcerptShowsWhatIsShown() throws Exception {
    Matcher excerpt = EXCERPT.matcher(page());
    assertThat(excerpt.find()).isTrue();
    List<String> series =
        excerpt.group(1).lines().filter(line -> !line.startsWith("# TYPE ")).toList();

    assertThat(series).hasSizeGreaterThan(8).allSatisfy(MetricsReferenceTest::isOfAMetric);
  }

  private static void isOfAMetric(String line) {
    Matcher parts = SERIES.matcher(line);
    assertThat(parts.matches()).as(line).isTrue();
    StationMetric metric =
        MetricNames.all().stream()
            .filter(each -> parts.group(1).replaceAll("_count$", "").equals(each.exported()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no metric: " + line));
    Set<String> labels = new HashSet<>();
    Matcher label = LABEL.matcher(parts.group(2));
    while (label.find()) {
      labels.add(label.group(1));
    }
    labels.removeAll(Set.of("operator_name", "task_name", "job_name", "subtask_index", "quantile"));
    assertThat(labels).containsExactlyInAnyOrderElementsOf(metric.labels());
  }
}
