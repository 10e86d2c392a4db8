package org.yushi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.Given.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseFile;
import org.yushi.casework.Where;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.CaseReviewer;
import org.yushi.verdict.RuleEngine;

/** The forecast of the first case of the tutorial, as the reference shows it. */
class ForecastWriterTest {
  private static final String ACCEPTED =
      "{\"eventId\":\"e2\",\"caseId\":\"2026-0001\",\"type\":\"ACCEPTED\","
          + "\"occurredAt\":\"2026-03-02T10:00:00+08:00\",\"source\":\"centre\","
          + "\"item\":\"MKT-01\",\"centre\":\"C1\",\"window\":\"W01\"}";

  @Test
  void whatIsAheadOfACaseIsWrittenAsTheReferenceShowsIt() throws Exception {
    Rulebook rulebook = RulebookLoader.load(RulebookBundle.shipped("county"));
    CaseEvent accepted =
        new CaseEventReader().read(ACCEPTED.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    CaseFile file = CaseFile.fold("2026-0001", List.of(accepted));
    Forecast forecast;
    try (RuleEngine engine = RuleEngine.compile(rulebook);
        RuleEngine.Session session = engine.newSession()) {
      CaseReviewer reviewer = new CaseReviewer(rulebook, session);
      forecast =
          new Forecast(
              "2026-0001",
              file.item(),
              file.whereAt(at("2026-03-02T10:00")),
              Forecast.after(at("2026-03-02T10:00"), reviewer.review(file)),
              "5d0c…",
              reviewer.zone(file));
    }

    String shown = Files.readString(Path.of("..", "docs", "reference", "topics.md"));
    assertThat(shown).contains(ForecastWriter.write(forecast));
  }

  @Test
  void theSameForecastIsTheSameBytes() {
    Forecast forecast =
        new Forecast("c", null, Where.UNSAID, List.of(), "version", "Asia/Shanghai");
    assertThat(ForecastWriter.write(forecast))
        .isEqualTo("{\"caseId\":\"c\",\"steps\":[],\"rulebook\":\"version\"}")
        .isEqualTo(ForecastWriter.write(forecast));
  }
}
