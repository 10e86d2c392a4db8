package org.yushi.supervision;

import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.verdict.RuleEngine;

/** A station that reviews by a rulebook: loads it once per subtask and lets it go again. */
abstract class ReviewStation<I, S extends StationState<I>> extends Station<I, S, VerdictChange> {
  private static final long serialVersionUID = 1L;

  private final RulebookBundle bundle;
  private transient @Nullable RulesInForce rules;

  ReviewStation(Class<S> stateType, RulebookBundle bundle, Instant asOf) {
    super(stateType, asOf);
    this.bundle = bundle;
  }

  /** Takes up the rules of the subtask. */
  abstract void begin(Rulebook rulebook, RuleEngine.Session session);

  @Override
  public final void open(OpenContext context) throws Exception {
    super.open(context);
    rules = RulesInForce.of(bundle);
    begin(rules.rulebook(), rules.session());
  }

  @Override
  public final void close() {
    if (rules != null) {
      rules.close();
    }
  }
}
