package org.yushi.supervision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.EventType;
import org.yushi.casework.PersonalNumbers;
import org.yushi.casework.RejectedEventException;

/**
 * Decodes records. What cannot be decoded goes to {@link #REJECTED}; what lies after the as-of
 * instant does not exist yet. Events about windows and feeds are taken in, and so far no rule asks
 * for them.
 */
final class Intake extends ProcessFunction<RawRecord, CaseEvent> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected") {};
  static final OutputTag<FeedCount> COUNTS = new OutputTag<>("counts") {};

  private final Instant asOf;
  private transient @Nullable CaseEventReader reader;

  Intake(Instant asOf) {
    this.asOf = asOf;
  }

  @Override
  public void open(OpenContext context) {
    reader = new CaseEventReader();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<CaseEvent> out) {
    CaseEventReader decoder = reader == null ? new CaseEventReader() : reader;
    long maskedBefore = decoder.masked();
    try {
      CaseEvent event = decoder.read(record.bytes());
      Instant knownAt = event.knownAt();
      if (knownAt.isAfter(asOf) || event.occurredAt().isAfter(asOf)) {
        return;
      }
      boolean ofCase = event.type().subject() == EventType.Subject.CASE;
      String source = event.source() == null ? "" : event.source();
      context.output(
          COUNTS,
          new FeedCount(source, 1, ofCase ? 0 : 1, 0, 0, 0, 0, decoder.masked() - maskedBefore));
      if (ofCase) {
        out.collect(event.knownAt(knownAt));
      }
    } catch (RejectedEventException e) {
      context.output(REJECTED, rejected(record, String.valueOf(e.getMessage())));
      context.output(COUNTS, new FeedCount("", 1, 0, 0, 0, 1, 0, 0));
    }
  }

  private static Rejected rejected(RawRecord record, String reason) {
    String raw = new String(record.bytes(), StandardCharsets.UTF_8);
    return new Rejected(record.origin(), record.position(), reason, PersonalNumbers.mask(raw));
  }
}
