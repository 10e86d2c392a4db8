package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public static final StationMetric (\\w+)",
          Pattern.DOTALL);

  private static Map<String, StationMetric> constants() throws IllegalAccessException {
    Map<String, StationMetric> constants = new TreeMap<>();
    for (var field : MetricNames.class.getDeclaredFields()) {
      if (field.getType() == StationMetric.class && Modifier.isPublic(field.getModifiers())) {
        constants.put(field.getName(), (StationMetric) field.get(null));
      }
    }
    return constants;
  }

  @Test
  void listsEveryConstantOnce() throws Exception {
    assertThat(MetricNames.all()).containsExactlyInAnyOrderElementsOf(constants().values());
  }

  @Test
  void noTwoMetricsHaveTheSameName() {
    assertThat(MetricNames.all()).extracting(StationMetric::exported).doesNotHaveDuplicates();
  }

  @Test
  void everyConstantIsDocumentedWithItsFullNameAndLabels() throws Exception {
    String source =
        Files.readString(Path.of("src/main/java/org/yushi/supervision/MetricNames.java"));
    Map<String, String> documentation = new TreeMap<>();
    Matcher matcher = DOCUMENTED.matcher(source);
    while (matcher.find()) {
      documentation.put(matcher.group(2), matcher.group(1).replaceAll("\\s*\\*?\\s+", ""));
    }
    constants()
        .forEach(
            (constant, metric) -> {
              String labels =
                  metric.labels().isEmpty() ? "" : "{" + String.join(",", metric.labels()) + "}";
              assertThat(documentation.get(constant))
                  .as(constant)
                  .startsWith("{@code" + metric.exported() + labels + "}:");
            });
  }

  @Test
  void theUnitOfATimeStandsInTheName() {
    List<String> times = new ArrayList<>();
    for (StationMetric metric : MetricNames.all()) {
      if (metric.unit().equals("ms") || metric.unit().equals("µs")) {
        times.add(metric.name());
        assertThat(metric.name()).endsWith(metric.unit().equals("ms") ? "Ms" : "Micros");
      }
    }
    assertThat(times).hasSizeGreaterThan(3);
  }

  @Test
  void labelsAreFew() {
    Stream<String> labels = MetricNames.all().stream().flatMap(metric -> metric.labels().stream());

    assertThat(labels)
        .containsOnly(
            MetricNames.SOURCE,
            MetricNames.RULE,
            MetricNames.LEVEL,
            MetricNames.KIND,
            MetricNames.TOPIC,
            MetricNames.PARTITION);
  }

  @Test
  void aMetricWithoutItsLabelsIsRefused() {
    assertThatThrownBy(
            () -> MetricNames.REVISIONS_WRITTEN.counter(new UnregisteredMetricsGroup(), "overdue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a value of each of [rule, level, kind], found [overdue]");
  }
}
