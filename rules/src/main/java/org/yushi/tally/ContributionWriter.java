package org.yushi.tally;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEventWriter;

/**
 * Writes contributions as JSON (docs/reference/topics.md): what is not known or empty is left out;
 * the same contribution, the same bytes.
 */
public final class ContributionWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private ContributionWriter() {}

  /** What is counted, one line. */
  public static String write(Contribution contribution) {
    DateTimeFormatter times = CaseEventWriter.INSTANT.withZone(contribution.zone());
    return json(
        out -> {
          out.writeStringField("of", contribution.of().name());
          out.writeStringField("id", contribution.id());
          out.writeStringField("zone", contribution.zone().getId());
          counted(out, contribution.counted());
          text(out, "receivedOn", contribution.receivedOn());
          text(out, "acceptedOn", contribution.acceptedOn());
          text(out, "deliveredOn", contribution.deliveredOn());
          Contribution.Ending ending = contribution.ending();
          if (ending != null) {
            out.writeStringField("end", ending.type().name());
            out.writeStringField("endedAt", times.format(ending.at()));
          }
          Instant due = contribution.dueAt();
          text(out, "dueAt", due == null ? null : times.format(due));
          if (contribution.finish() != null) {
            finish(out, contribution.finish());
          }
          deeds(out, contribution);
        });
  }

  /**
   * A version: what is counted, and since when that is known.
   *
   * @param sequence higher than that of every earlier version
   * @param knownAt supervision time
   * @param written what {@link #write} gave
   */
  public static String version(long sequence, Instant knownAt, String written) {
    return json(
        out -> {
          out.writeNumberField("sequence", sequence);
          out.writeStringField("knownAt", knownAt.toString());
          out.writeFieldName("counted");
          out.writeRawValue(written);
        });
  }

  private interface Fields {
    void to(JsonGenerator out) throws IOException;
  }

  private static String json(Fields fields) {
    StringWriter line = new StringWriter(512);
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      fields.to(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void counted(JsonGenerator out, Contribution.Counted counted) throws IOException {
    text(out, "region", counted.region());
    text(out, "centre", counted.centre());
    text(out, "department", counted.department());
    text(out, "window", counted.window());
    text(out, "item", counted.item());
    text(out, "channel", counted.channel());
    text(out, "agentPoint", counted.agentPoint());
  }

  private static void finish(JsonGenerator out, Contribution.Finish finish) throws IOException {
    out.writeStringField("timing", finish.timing().name());
    flag(out, "onTheSpot", finish.onTheSpot());
    flag(out, "lateByPromise", finish.lateByPromise());
    flag(out, "lateByStatute", finish.lateByStatute());
    number(out, "worked", finish.worked());
    number(out, "promised", finish.promised());
    number(out, "statutory", finish.statutory());
  }

  private static void deeds(JsonGenerator out, Contribution contribution) throws IOException {
    if (contribution.deeds().isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("deeds");
    for (Deed deed : contribution.deeds()) {
      out.writeStartObject();
      out.writeStringField("kind", deed.kind().name());
      out.writeStringField("on", deed.on().toString());
      number(out, "amount", deed.amount() == 0 ? null : deed.amount());
      if (deed.source() != null) {
        out.writeStringField("source", deed.source());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void text(JsonGenerator out, String field, @Nullable Object value)
      throws IOException {
    if (value != null && !value.toString().isEmpty()) {
      out.writeStringField(field, value.toString());
    }
  }

  private static void flag(JsonGenerator out, String field, boolean value) throws IOException {
    if (value) {
      out.writeBooleanField(field, true);
    }
  }

  private static void number(JsonGenerator out, String field, @Nullable Long value)
      throws IOException {
    if (value != null) {
      out.writeNumberField(field, value);
    }
  }
}
