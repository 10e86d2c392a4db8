package org.yushi.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;
import org.yushi.verdict.Evidence;
import org.yushi.verdict.Standing;
import org.yushi.verdict.Step;
import org.yushi.verdict.Verdict;

/**
 * Writes alerts as lines of JSON (docs/reference/alert.schema.json): instants in ISO-8601 with
 * milliseconds and the centre's offset; what is not known is left out.
 */
public final class AlertWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private AlertWriter() {}

  /** A revision as it happened. */
  public static String revision(AlertRevision revision) {
    return write(revision, true);
  }

  /** The alert as known now: without number, kind, reason and time of its last revision. */
  public static String alert(AlertRevision revision) {
    return write(revision, false);
  }

  private static String write(AlertRevision revision, boolean asItHappened) {
    StringWriter line = new StringWriter(1024);
    Verdict verdict = revision.verdict();
    DateTimeFormatter times = CaseEventWriter.INSTANT.withZone(ZoneId.of(verdict.zone()));
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("alertId", revision.alertId());
      if (asItHappened) {
        out.writeNumberField("revision", revision.revision());
        out.writeStringField("kind", revision.kind().name());
        out.writeStringField("reason", revision.reason().name());
        out.writeStringField("decidedAt", times.format(revision.decidedAt()));
      }
      out.writeStringField("rule", verdict.rule());
      bilingual(out, "title", verdict.title());
      Standing standing = Standing.of(verdict.line());
      if (standing != null) {
        out.writeStringField("level", standing.level().name());
      }
      out.writeStringField("status", revision.status().name());
      out.writeObjectFieldStart("subject");
      out.writeStringField("kind", verdict.subject().kind().name());
      out.writeStringField("id", verdict.subject().id());
      out.writeEndObject();
      text(out, "caseId", verdict.caseId());
      out.writeStringField("about", verdict.about());
      where(out, verdict.where());
      text(out, "item", verdict.item());
      if (standing != null) {
        out.writeStringField("since", times.format(standing.since()));
        out.writeStringField("from", times.format(standing.from()));
        time(out, "until", standing.until(), times);
      }
      time(out, "dueAt", verdict.dueAt(), times);
      time(out, "statutoryAt", verdict.statutoryAt(), times);
      line(out, verdict, times);
      text(out, "audience", verdict.audience().isEmpty() ? null : verdict.audience());
      if (verdict.confirm()) {
        out.writeBooleanField("confirm", true);
      }
      acts(out, revision, times);
      out.writeStringField("rulebook", verdict.rulebook());
      evidence(out, verdict.evidence());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  static void where(JsonGenerator out, Where where) throws IOException {
    text(out, "region", where.region());
    text(out, "centre", where.centre());
    text(out, "department", where.department());
    text(out, "window", where.window());
    text(out, "handler", where.handler());
    text(out, "place", where.place() == null ? null : where.place().name());
  }

  private static void line(JsonGenerator out, Verdict verdict, DateTimeFormatter times)
      throws IOException {
    out.writeArrayFieldStart("line");
    for (Step step : verdict.line().steps()) {
      out.writeStartObject();
      out.writeStringField("from", times.format(step.from()));
      out.writeStringField("since", times.format(step.since()));
      out.writeStringField("grade", step.grade());
      out.writeStringField("level", step.level() == null ? null : step.level().name());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void acts(JsonGenerator out, AlertRevision revision, DateTimeFormatter times)
      throws IOException {
    if (revision.acts().isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("acts");
    for (Act act : revision.acts()) {
      out.writeStartObject();
      out.writeStringField("act", act.kind().name());
      out.writeStringField("by", act.by());
      out.writeStringField("reason", act.reason());
      out.writeStringField("at", times.format(act.at()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void evidence(JsonGenerator out, Evidence evidence) throws IOException {
    out.writeObjectFieldStart("evidence");
    out.writeArrayFieldStart("facts");
    for (String fact : evidence.facts()) {
      out.writeString(fact);
    }
    out.writeEndArray();
    if (!evidence.units().isEmpty()) {
      out.writeArrayFieldStart("units");
      for (Where unit : evidence.units()) {
        out.writeStartObject();
        where(out, unit);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    bilingual(out, "computation", evidence.computation());
    bilingual(out, "basis", evidence.basis());
    out.writeEndObject();
  }

  private static void bilingual(JsonGenerator out, String field, Bilingual text)
      throws IOException {
    out.writeObjectFieldStart(field);
    out.writeStringField("zh-CN", text.zh());
    out.writeStringField("en", text.en());
    out.writeEndObject();
  }

  static void text(JsonGenerator out, String field, @Nullable String value) throws IOException {
    if (value != null) {
      out.writeStringField(field, value);
    }
  }

  private static void time(
      JsonGenerator out, String field, @Nullable Instant value, DateTimeFormatter times)
      throws IOException {
    if (value != null) {
      out.writeStringField(field, times.format(value));
    }
  }
}
