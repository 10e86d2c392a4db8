package org.yushi.local.importing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes that some trace or event of an XES log has. */
final class XesNames implements LogNames {
  private final Set<String> ofTraces = new LinkedHashSet<>();
  private final Set<String> ofEvents = new LinkedHashSet<>();
  private boolean traces;
  private boolean events;

  void sawTrace(XesAttributes trace) {
    traces = true;
    ofTraces.addAll(trace.keys());
  }

  void sawEvent(XesAttributes event) {
    events = true;
    ofEvents.addAll(event.keys());
  }

  @Override
  public boolean hasEvents() {
    return true;
  }

  @Override
  public @Nullable String problem(Name name) {
    if (name.ofEvent() && name.unit() == Name.Unit.ROW) {
      return "\"%s\" 需要 per: event: a trace has no event attributes".formatted(name.text());
    }
    if (name.optional() || !canTell(name) || seen(name)) {
      return null;
    }
    return "没有属性 no attribute \"%s\"; 日志有 the log has: trace: %s; event: %s"
        .formatted(name.text(), listed(ofTraces), listed(ofEvents));
  }

  /** A log without events cannot lack an attribute of them. */
  private boolean canTell(Name name) {
    return traces && (name.ofTrace() || name.unit() == Name.Unit.ROW || events);
  }

  private boolean seen(Name name) {
    boolean onTrace = !name.ofEvent() && has(ofTraces, name);
    boolean onEvent = !name.ofTrace() && name.unit() != Name.Unit.ROW && has(ofEvents, name);
    return onTrace || onEvent;
  }

  private static boolean has(Set<String> keys, Name name) {
    return keys.stream().anyMatch(key -> key.toLowerCase(Locale.ROOT).equals(name.attribute()));
  }

  private static String listed(Collection<String> keys) {
    return keys.isEmpty() ? "无 nothing" : String.join(", ", keys);
  }
}
