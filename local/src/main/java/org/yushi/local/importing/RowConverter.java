package org.yushi.local.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.DayOrInstant;
import org.yushi.casework.EventType;
import org.yushi.casework.PersonalNumbers;
import org.yushi.casework.RejectedEventException;

/**
 * Makes the events of one row, all or none. Every event passes the reader of the contract, so what
 * is written here can be read everywhere.
 */
final class RowConverter {
  private static final List<Expression> TRACE_KEY = List.of(attribute("trace/concept:name"));
  private static final List<Expression> EVENT_KEY =
      List.of(
          attribute("trace/concept:name"),
          attribute("event/concept:name"),
          attribute("event/time:timestamp"),
          attribute("event/concept:instance"));

  private final ObjectMapper json = new ObjectMapper();
  private final CaseEventReader reader;
  private final Mapping.Table table;
  private final ZoneId zone;

  RowConverter(Mapping.Table table, CaseEventReader reader) {
    this.table = table;
    this.reader = reader;
    this.zone = table.zone();
  }

  private static Expression attribute(String name) {
    return new Expression.Column(new Name(name, true, null, false, "key"));
  }

  /**
   * Whether the mapping leaves the row out.
   *
   * @throws RejectedRowException if that cannot be told, or the row has too few or too many fields
   */
  boolean skips(Row row) throws RejectedRowException {
    if (row instanceof CsvRow csv && csv.width() != csv.expectedWidth()) {
      throw new RejectedRowException(
          "列数不符 expected %d fields, found %d".formatted(csv.expectedWidth(), csv.width()));
    }
    Condition skip = table.skip();
    if (skip == null || row.unit() == Name.Unit.EVENT) {
      return false;
    }
    try {
      return skip.holds(row);
    } catch (BadValueException e) {
      throw new RejectedRowException("skip: " + e.getMessage());
    }
  }

  /**
   * An event of a row.
   *
   * @param retold whether an earlier row may have told it with other content, by right: a changed
   *     record tells its event again, and its correction says what holds
   */
  record Made(CaseEvent event, boolean retold) {}

  /**
   * The events of a row.
   *
   * @throws RejectedRowException if one of them cannot be made, with every reason
   */
  List<Made> convert(Row row) throws RejectedRowException {
    RecordChange change = change(row);
    List<Made> events = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Mapping.Block block : table.blocks()) {
      if (block.unit() == row.unit()) {
        try {
          events.addAll(events(block, row, change));
        } catch (BadValueException e) {
          reasons.add(e.getMessage());
        } catch (RejectedEventException e) {
          reasons.add(block.place() + ": " + e.getMessage());
        }
      }
    }
    if (!reasons.isEmpty()) {
      throw new RejectedRowException(String.join("; ", reasons));
    }
    return events;
  }

  private List<Made> events(Mapping.Block block, Row row, @Nullable RecordChange change)
      throws BadValueException, RejectedEventException {
    ObjectNode event = event(block, row);
    if (event == null) {
      return List.of();
    }
    if (change == null) {
      return List.of(made(event, false));
    }
    List<Made> events = new ArrayList<>();
    for (ObjectNode told : change.told(event, block.place())) {
      events.add(made(told, change.kind() == RecordChange.Kind.CHANGED && told.equals(event)));
    }
    return events;
  }

  private Made made(ObjectNode event, boolean retold) throws RejectedEventException {
    return new Made(reader.read(event.toString().getBytes(StandardCharsets.UTF_8)), retold);
  }

  /** What the row says of its record; null if the log tells no changes. */
  private @Nullable RecordChange change(Row row) throws RejectedRowException {
    Mapping.Changes changes = table.changes();
    try {
      return changes == null ? null : change(changes, row);
    } catch (BadValueException e) {
      throw new RejectedRowException(String.valueOf(e.getMessage()));
    }
  }

  private RecordChange change(Mapping.Changes changes, Row row) throws BadValueException {
    String word = at(changes.place() + ".kind", changes.kind()::of, row);
    RecordChange.Kind kind = RecordChange.Kind.of(word);
    if (kind == null) {
      throw new BadValueException(
          changes.place()
              + ".kind: 应为 expected one of NEW, CHANGED, DELETED, found "
              + (word == null ? "none" : "\"" + masked(word) + "\""));
    }
    DayOrInstant time = at(changes.place() + ".at", changes.at()::of, row);
    if (time == null) {
      throw new BadValueException(changes.place() + ".at: 没有时间 expected a time, found none");
    }
    return new RecordChange(kind, instant(time));
  }

  /** The event of a block; null if the row has none. */
  private @Nullable ObjectNode event(Mapping.Block block, Row row) throws BadValueException {
    Condition when = block.when();
    if (when != null && !Boolean.TRUE.equals(at(block.place() + ".when", when::holds, row))) {
      return null;
    }
    DayOrInstant time = at(block.place() + ".occurredAt", block.occurredAt()::of, row);
    if (time == null) {
      if (block.optional()) {
        return null;
      }
      throw new BadValueException(
          block.place()
              + ".occurredAt: 没有时间 expected a time, found none"
              + "（若可缺 if it may be missing: optional: true）");
    }
    EventType type = type(block, row);
    ObjectNode event = json.createObjectNode();
    event.put("type", type.name());
    event.put("occurredAt", instant(time).toString());
    event.put("source", table.source());
    for (Map.Entry<Field, Mapping.Filler> field : block.fields().entrySet()) {
      fill(event, field.getKey(), field.getValue(), row);
    }
    event.put("eventId", EventIds.id(event.get("source").textValue(), key(block, row), type));
    return event;
  }

  private static EventType type(Mapping.Block block, Row row) throws BadValueException {
    EventType fixed = block.fixedType();
    if (fixed != null) {
      return fixed;
    }
    String found = at(block.place() + ".type", block.type()::of, row);
    for (EventType type : EventType.values()) {
      if (type.name().equals(found)) {
        return type;
      }
    }
    throw new BadValueException(
        block.place()
            + ".type: 应为事件类型 expected an event type, found "
            + (found == null ? "none" : "\"" + masked(found) + "\""));
  }

  private List<String> key(Mapping.Block block, Row row) throws BadValueException {
    List<Expression> key = block.key() != null ? block.key() : table.key();
    if (block.key() == null && (key == null || row.unit() == Name.Unit.EVENT)) {
      key = row.unit() == Name.Unit.EVENT ? EVENT_KEY : TRACE_KEY;
    }
    List<Expression> parts = key == null ? TRACE_KEY : key;
    List<String> found = at(block.place() + ".key", r -> RowKey.of(parts, r), row);
    if (found == null) {
      throw new BadValueException(
          block.place() + ".key: 行键为空 expected something that tells the row apart, found none");
    }
    return found;
  }

  private void fill(ObjectNode event, Field field, Mapping.Filler filler, Row row)
      throws BadValueException {
    if (filler instanceof Mapping.Filler.Time time) {
      DayOrInstant found = at(filler.place(), time.time()::of, row);
      if (found != null) {
        event.put(
            field.key(),
            field.kind() == Field.Kind.DAY_OR_TIME ? found.toString() : instant(found).toString());
      }
    } else if (filler instanceof Mapping.Filler.Text text) {
      String found = at(filler.place(), text.text()::of, row);
      if (found != null) {
        put(event, field, found);
      }
    }
  }

  /** Puts a text as what its field holds; what is no number is left to the reader to refuse. */
  private static void put(ObjectNode event, Field field, String text) {
    if (field.kind() == Field.Kind.YES_OR_NO
        && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      event.put(field.key(), text.equalsIgnoreCase("true"));
    } else if (field.kind() == Field.Kind.WHOLE_NUMBER && text.matches("\\d{1,18}")) {
      event.put(field.key(), Long.parseLong(text));
    } else if (field.kind() == Field.Kind.NUMBER && text.matches("\\d{1,18}(\\.\\d{1,9})?")) {
      event.put(field.key(), new BigDecimal(text));
    } else {
      event.put(field.key(), text);
    }
  }

  /** An instant; a bare date is the beginning of that day. */
  private Instant instant(DayOrInstant time) {
    Instant instant = time.instant();
    return instant != null ? instant : time.date().atStartOfDay(zone).toInstant();
  }

  private static String masked(String text) {
    return PersonalNumbers.mask(text.length() <= 60 ? text : text.substring(0, 60) + "…");
  }

  /** Something asked of a row that may fail. */
  private interface Question<T> {
    @Nullable T of(Row row) throws BadValueException;
  }

  /** The answer; a failure names the place in the mapping. */
  private static <T> @Nullable T at(String place, Question<T> question, Row row)
      throws BadValueException {
    try {
      return question.of(row);
    } catch (BadValueException e) {
      throw new BadValueException(place + ": " + e.getMessage());
    }
  }
}
