package org.yushi.supervision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.RuleEngine;

/**
 * A loaded and compiled rulebook for one subtask. Compiling takes seconds, so the subtasks of one
 * process share it; a few unused ones are kept, older ones are forgotten.
 */
final class RulesInForce implements AutoCloseable {
  private static final int KEPT = 3;
  private static final Map<String, Compiled> COMPILED = new LinkedHashMap<>();

  private final Compiled compiled;
  private final List<RuleEngine.Session> sessions = new ArrayList<>();

  private RulesInForce(Compiled compiled) {
    this.compiled = compiled;
  }

  private static final class Compiled {
    private final Rulebook rulebook;
    private final RuleEngine engine;
    private int users;

    Compiled(Rulebook rulebook, RuleEngine engine) {
      this.rulebook = rulebook;
      this.engine = engine;
    }
  }

  /** The rules of a bundle, compiled by the first who asks. */
  static RulesInForce of(RulebookBundle bundle) throws RulebookException {
    synchronized (COMPILED) {
      Compiled compiled = COMPILED.remove(bundle.version());
      if (compiled == null) {
        Rulebook rulebook = RulebookLoader.load(bundle);
        compiled = new Compiled(rulebook, RuleEngine.compile(rulebook));
      }
      COMPILED.put(bundle.version(), compiled);
      compiled.users++;
      return new RulesInForce(compiled);
    }
  }

  Rulebook rulebook() {
    return compiled.rulebook;
  }

  RuleEngine.Session session() {
    RuleEngine.Session session = compiled.engine.newSession();
    sessions.add(session);
    return session;
  }

  @Override
  public void close() {
    synchronized (COMPILED) {
      sessions.forEach(RuleEngine.Session::close);
      sessions.clear();
      compiled.users--;
      var eldest = COMPILED.values().iterator();
      while (COMPILED.size() > KEPT && eldest.hasNext()) {
        Compiled candidate = eldest.next();
        if (candidate.users == 0) {
          candidate.engine.close();
          eldest.remove();
        }
      }
    }
  }
}
