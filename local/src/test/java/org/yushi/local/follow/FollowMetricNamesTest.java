package org.yushi.local.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference lists the metrics that there are, and no others. */
class FollowMetricNamesTest {
  private static Set<String> names(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_reference_lists_what_prometheus_sees() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var unused = new FollowMetrics(registry, Clock.systemUTC());
    String page = Files.readString(Path.of("..", "docs", "reference", "commands.md"));
    assertThat(names("^\\| `(yushi_import_[a-z_]+)", page))
        .hasSize(8)
        .isEqualTo(names("^(yushi_import_[a-z_]+)", registry.scrape()));
  }
}
