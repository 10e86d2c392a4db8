package org.yushi.local.importing;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trace of an XES log, or an event within its trace. */
final class XesRow implements Row {
  private final XesAttributes trace;
  private final @Nullable XesAttributes event;
  private final long traceNumber;
  private final long eventNumber;
  private final Set<String> blanks;

  XesRow(
      XesAttributes trace,
      @Nullable XesAttributes event,
      long traceNumber,
      long eventNumber,
      Set<String> blanks) {
    this.trace = trace;
    this.event = event;
    this.traceNumber = traceNumber;
    this.eventNumber = eventNumber;
    this.blanks = blanks;
  }

  /** A name without level is the event's if it has it, else the trace's. */
  @Override
  public @Nullable String value(Name name) {
    String attribute = name.attribute();
    String found = event == null || name.ofTrace() ? null : event.get(attribute);
    if (found == null && !name.ofEvent()) {
      found = trace.get(attribute);
    }
    return found == null ? null : Blank.toNull(found, blanks);
  }

  @Override
  public Name.Unit unit() {
    return event == null ? Name.Unit.ROW : Name.Unit.EVENT;
  }

  @Override
  public Map<String, Long> position() {
    Map<String, Long> position = new LinkedHashMap<>();
    position.put("row", traceNumber);
    if (event != null) {
      position.put("event", eventNumber);
    }
    return position;
  }

  @Override
  public Map<String, String> raw(Collection<Name> secret) {
    Set<String> hidden = new HashSet<>();
    secret.forEach(name -> hidden.add(name.attribute()));
    Map<String, String> raw = new LinkedHashMap<>();
    put(raw, "trace/", trace, hidden);
    if (event != null) {
      put(raw, "event/", event, hidden);
    }
    return raw;
  }

  private static void put(
      Map<String, String> raw, String level, XesAttributes from, Set<String> hidden) {
    from.asWritten()
        .forEach(
            (key, value) ->
                raw.put(
                    level + key, hidden.contains(key.toLowerCase(Locale.ROOT)) ? "***" : value));
  }
}
