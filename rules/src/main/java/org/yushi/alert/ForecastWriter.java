package org.yushi.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.yushi.casework.CaseEventWriter;

/** Writes forecasts as JSON (docs/reference/forecast.md); the same forecast, the same bytes. */
public final class ForecastWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private ForecastWriter() {}

  /** One line of JSON; times with the centre's offset. */
  public static String write(Forecast forecast) {
    StringWriter line = new StringWriter(512);
    DateTimeFormatter times = CaseEventWriter.INSTANT.withZone(ZoneId.of(forecast.zone()));
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("caseId", forecast.caseId());
      AlertWriter.text(out, "item", forecast.item());
      AlertWriter.where(out, forecast.where());
      out.writeArrayFieldStart("steps");
      for (Forecast.Ahead ahead : forecast.steps()) {
        out.writeStartObject();
        out.writeStringField("rule", ahead.rule());
        out.writeStringField("about", ahead.about());
        out.writeStringField("grade", ahead.grade());
        out.writeStringField("level", ahead.level().name());
        out.writeStringField("from", times.format(ahead.from()));
        out.writeStringField("since", times.format(ahead.since()));
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeStringField("rulebook", forecast.rulebook());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
