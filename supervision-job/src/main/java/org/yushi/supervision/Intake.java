package org.yushi.supervision;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.EventType;
import org.yushi.casework.RejectedEventException;
import org.yushi.rulebook.RulebookSchedule;

/**
 * Decodes records and says when each became known: a stamped record when the broker appended it,
 * whatever it says itself; a line of a file when it says. What cannot be taken in goes to {@link
 * #REJECTED}; what lies after the as-of instant does not exist yet. Events about windows and feeds
 * are taken in, and so far no rule asks for more of them than that their source was heard of.
 */
final class Intake extends ProcessFunction<RawRecord, CaseEvent> {
  private static final long serialVersionUID = 1L;

  /** So much may the clock of a source, or its time zone, be ahead; later facts are mistyped. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

  static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected") {};
  static final OutputTag<FeedCount> COUNTS = new OutputTag<>("counts") {};

  private final RulebookSchedule rulebooks;
  private final Instant asOf;
  private transient @Nullable CaseEventReader reader;
  private transient @Nullable FeedRights rights;

  Intake(RulebookSchedule rulebooks, Instant asOf) {
    this.rulebooks = rulebooks;
    this.asOf = asOf;
  }

  @Override
  public void open(OpenContext context) {
    reader = new CaseEventReader();
    rights = new FeedRights(rulebooks);
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<CaseEvent> out) {
    if (record.kind() == RawRecord.Kind.TICK || reader == null || rights == null) {
      return;
    }
    long maskedBefore = reader.masked();
    try {
      CaseEvent event = come(reader.read(record.bytes(), record.knownAt()));
      if (event.countsFrom().isAfter(asOf)) {
        return;
      }
      rights.check(event, record.topic());
      boolean ofCase = event.type().subject() == EventType.Subject.CASE;
      String source = event.source() == null ? "" : event.source();
      context.output(
          COUNTS,
          new FeedCount(source, 1, ofCase ? 0 : 1, 0, 0, 0, 0, reader.masked() - maskedBefore));
      out.collect(event);
    } catch (RejectedEventException e) {
      context.output(REJECTED, Rejected.of(record, String.valueOf(e.getMessage())));
      context.output(COUNTS, new FeedCount("", 1, 0, 0, 0, 1, 0, 0));
    }
  }

  private static CaseEvent come(CaseEvent event) throws RejectedEventException {
    if (event.occurredAt().isAfter(event.knownAt().plus(CLOCKS_DIFFER_BY))) {
      throw new RejectedEventException(
          "occurredAt: expected a time that has come, found one after "
              + event.knownAt()
              + ", when it became known");
    }
    return event;
  }
}
