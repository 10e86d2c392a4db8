package org.yushi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.desk.warning.Notice;
import org.yushi.desk.warning.Tier;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/** Prometheus is shown what the names say, and the reference lists it. */
class DeskMetricsTest {
  private static final Pattern SERIES =
      Pattern.compile("^(yushi_\\w+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(yushi_desk_\\w+)` \\| ([^|]*)\\| .+ \\|$", Pattern.MULTILINE);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DeskMetrics metrics = new DeskMetrics(registry);

  private static Letter letter() {
    return new Letter(
        "0a",
        Letter.Kind.DIGEST,
        Level.YELLOW,
        2,
        Contact.parse("mail:w01@yushi.example"),
        "企业登记窗口",
        "每日预警",
        "字",
        null,
        List.of());
  }

  private static Notice notice() {
    return new Notice(
        "0123456789abcdef0123",
        1,
        Notice.Kind.WARNING,
        Level.RED,
        Tier.WINDOW,
        "W01",
        "企业登记窗口",
        Contact.parse("mail:w01@yushi.example"),
        "510000",
        "C1",
        false,
        null,
        Instant.EPOCH);
  }

  private Map<String, Set<String>> shown() {
    Map<String, Set<String>> shown = new TreeMap<>();
    Matcher series = SERIES.matcher(registry.scrape());
    while (series.find()) {
      Set<String> labels = new HashSet<>();
      if (series.group(2) != null) {
        LABEL.matcher(series.group(2)).results().forEach(label -> labels.add(label.group(1)));
      }
      shown.put(series.group(1), labels);
    }
    return shown;
  }

  @Test
  void prometheusIsShownTheNames() {
    metrics.planned(List.of(notice()));
    metrics.composed(letter());
    metrics.attempted(letter(), new Outcome.Sent());
    metrics.stands(3, 1, 90);
    metrics.isBehind(7);
    metrics.mayBeAway(() -> true);

    assertThat(shown()).isEqualTo(DeskMetricNames.exported());
    assertThat(registry.scrape())
        .contains(
            "yushi_desk_attempts_total{channel=\"mail\",outcome=\"sent\"} 1.0\n",
            "yushi_desk_letters_waiting 3.0\n",
            "yushi_desk_letters_undeliverable 1.0\n",
            "yushi_desk_oldest_waiting_seconds 90.0\n",
            "yushi_desk_behind_records 7.0\n",
            "yushi_desk_away 1.0\n");
  }

  @Test
  void nothingIsShownBeforeItIsKnown() {
    assertThat(shown()).isEmpty();
  }

  @Test
  void theReferenceListsThem() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "metrics.md"));
    Map<String, Set<String>> listed = new TreeMap<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      Set<String> labels = new HashSet<>();
      Pattern.compile("`(\\w+)`")
          .matcher(row.group(2))
          .results()
          .forEach(label -> labels.add(label.group(1)));
      listed.put(row.group(1), labels);
    }

    assertThat(listed).isEqualTo(DeskMetricNames.exported());
  }
}
