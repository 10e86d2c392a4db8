package org.yushi.local.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yushi.report.ReportWriter;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.text.Headlines;
import org.yushi.report.text.Words;

/**
 * A report that was written.
 *
 * @param report the report
 * @param language its language
 * @param written its files
 */
public record ReportSummary(MonthlyReport report, Locale language, ReportWriter.Written written) {
  /** The three sentences and the files. */
  public String text() {
    return Stream.concat(
            sentences().stream(),
            Stream.of(written.html(), written.pdf(), written.xlsx()).map(file -> "  " + file))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** Files, sentences, and every figure by its id; null where there is nothing to divide by. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("month", report.month().toString());
    json.put("place", report.heading().place());
    json.put("knownBy", report.heading().knownBy().toString());
    ObjectNode files = json.putObject("files");
    files.put("html", written.html().toString());
    files.put("pdf", written.pdf().toString());
    files.put("xlsx", written.xlsx().toString());
    sentences().forEach(json.putArray("headlines")::add);
    ObjectNode figures = json.putObject("figures");
    for (Kpi kpi : Kpi.values()) {
      Figure.of(kpi, report.current().totals()).put(figures, kpi.id());
    }
    return json.toPrettyString();
  }

  private List<String> sentences() {
    Words words = new Words(language, report.heading().zone());
    return Headlines.of(report).stream().map(words::say).toList();
  }
}
