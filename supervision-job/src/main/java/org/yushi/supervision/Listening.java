package org.yushi.supervision;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.rulebook.RulebookSchedule;

/** Says of which sources something was heard, as far as their silence would matter. */
final class Listening extends RichFlatMapFunction<CaseEvent, FeedHeard> {
  private static final long serialVersionUID = 1L;

  private final RulebookSchedule rulebooks;
  private transient @Nullable FeedRights rights;

  Listening(RulebookSchedule rulebooks) {
    this.rulebooks = rulebooks;
  }

  @Override
  public void open(OpenContext context) {
    rights = new FeedRights(rulebooks);
  }

  @Override
  public void flatMap(CaseEvent event, Collector<FeedHeard> out) {
    String source = event.source() == null ? "" : event.source();
    if (rights != null && rights.watches(source, event.knownAt())) {
      out.collect(new FeedHeard(source, event.knownAt()));
    }
  }
}
