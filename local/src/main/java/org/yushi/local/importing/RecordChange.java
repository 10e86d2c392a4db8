package org.yushi.local.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;

/**
 * What a row in an export of changes says of its record. A change is told as a correction, for only
 * that leaves a trace: what the record said before still counts as said then.
 *
 * @param kind whether the record is new, changed or deleted
 * @param at when the source noted it
 */
record RecordChange(Kind kind, Instant at) {
  private static final String SEQUENCE = Field.SOURCE_SEQ.key();

  /** What happened to a record. */
  enum Kind {
    /** It is there for the first time. */
    NEW,
    /** It says something else. */
    CHANGED,
    /** It is no longer there. */
    DELETED;

    /** The kind of this name; null if there is none. */
    static @Nullable Kind of(@Nullable String name) {
      return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst().orElse(null);
    }
  }

  /**
   * The events to tell in place of one event of the row. A changed record tells its event again
   * beside the correction, in case the first version was never exported; what a new record said
   * outranks it by {@code sourceSeq}.
   *
   * @param place where the event stands in the mapping
   * @throws BadValueException if that event is none that can be corrected
   */
  List<ObjectNode> told(ObjectNode event, String place) throws BadValueException {
    if (kind == Kind.NEW) {
      return List.of(event.has(SEQUENCE) ? event : event.deepCopy().put(SEQUENCE, 1));
    }
    String type = event.get("type").textValue();
    if (!event.has("caseId") || type.equals(EventType.CORRECTED.name())) {
      throw new BadValueException(
          "%s: 只有办件的事件可以更正 only an event about a case can be corrected, found %s of a %s record"
              .formatted(place, type, kind));
    }
    return kind == Kind.DELETED ? List.of(voiding(event)) : List.of(event, amending(event));
  }

  private ObjectNode amending(ObjectNode event) {
    ObjectNode correction = event.deepCopy();
    correction.remove(SEQUENCE);
    correction.put("amendedOccurredAt", event.get("occurredAt").textValue());
    return correcting(correction, event);
  }

  private ObjectNode voiding(ObjectNode event) {
    ObjectNode correction = event.deepCopy();
    correction.retain("caseId", "source", "ingestedAt");
    return correcting(correction, event).put("voids", true);
  }

  private ObjectNode correcting(ObjectNode correction, ObjectNode event) {
    String source = event.get("source").textValue();
    String amended = event.get("eventId").textValue();
    List<String> key = List.of(amended, kind.name(), at.toString());
    return correction
        .put("eventId", EventIds.id(source, key, EventType.CORRECTED))
        .put("type", EventType.CORRECTED.name())
        .put("occurredAt", at.toString())
        .put("amends", amended);
  }
}
