package org.yushi.rulebook;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A CSV file of the rulebook: rows by column name, every error kept with its line. */
final class Table {
  private static final LocalDate ALWAYS_FROM = LocalDate.of(1900, 1, 1);
  private static final LocalDate ALWAYS_UNTIL = LocalDate.of(9999, 12, 31);

  private final String file;
  private final List<Row> rows = new ArrayList<>();
  private final Consumer<Problem> problems;

  /**
   * Reads a file of the bundle.
   *
   * @param required columns it must have
   * @param optional columns it may have besides
   */
  Table(
      RulebookBundle bundle,
      String file,
      List<String> required,
      List<String> optional,
      Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
    String text = bundle.text(file);
    if (text == null) {
      problem(0, "expected this file, found none");
      return;
    }
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      reader.forEach(records::add);
    } catch (CsvParseException | java.io.IOException e) {
      problem(0, "expected CSV: " + e.getMessage());
      return;
    }
    if (records.isEmpty()) {
      problem(1, "expected a head with the columns " + required);
      return;
    }
    Map<String, Integer> columns = columns(records.get(0), required, optional);
    int width = records.get(0).getFieldCount();
    for (CsvRecord each : records.subList(1, records.size())) {
      if (each.getFields().stream().anyMatch(f -> !f.isBlank())) {
        if (each.getFieldCount() != width) {
          problem(
              each.getStartingLineNumber(),
              "expected " + width + " columns, found " + each.getFieldCount());
        }
        rows.add(new Row(each, columns));
      }
    }
  }

  private Map<String, Integer> columns(
      CsvRecord head, List<String> required, List<String> optional) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < head.getFieldCount(); i++) {
      String name = head.getField(i).strip();
      if (columns.put(name.toLowerCase(Locale.ROOT), i) != null) {
        problem(head.getStartingLineNumber(), "column " + name + " stands twice");
      }
      if (!required.contains(name) && !optional.contains(name)) {
        problem(
            head.getStartingLineNumber(),
            "unknown column " + name + "; there are " + required + " and " + optional);
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name.toLowerCase(Locale.ROOT))) {
        problem(
            head.getStartingLineNumber(),
            "expected a column " + name + ", found " + head.getFields());
      }
    }
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  private void problem(long line, String reason) {
    problems.accept(new Problem(file, line, reason));
  }

  /** One row. */
  final class Row {
    private final CsvRecord fields;
    private final Map<String, Integer> columns;

    private Row(CsvRecord fields, Map<String, Integer> columns) {
      this.fields = fields;
      this.columns = columns;
    }

    /** The cell, blank = null. */
    @Nullable String cell(String column) {
      Integer index = columns.get(column.toLowerCase(Locale.ROOT));
      if (index == null || index >= fields.getFieldCount()) {
        return null;
      }
      String cell = fields.getField(index).strip();
      return cell.isEmpty() ? null : cell;
    }

    String cell(String column, String otherwise) {
      String cell = cell(column);
      return cell == null ? otherwise : cell;
    }

    /** The cell, which must be filled. */
    String required(String column) {
      String cell = cell(column);
      if (cell == null) {
        wrong(column, "expected a value, found none");
        return "";
      }
      return cell;
    }

    /** The cell read by a parser that throws IllegalArgumentException or DateTimeException. */
    <T> T parsed(String column, T otherwise, Function<String, T> parser) {
      String cell = cell(column);
      if (cell == null) {
        return otherwise;
      }
      try {
        return parser.apply(cell);
      } catch (IllegalArgumentException | DateTimeException e) {
        wrong(column, String.valueOf(e.getMessage()));
        return otherwise;
      }
    }

    <E extends Enum<E>> E oneOf(String column, Class<E> type, E otherwise) {
      return parsed(
          column,
          otherwise,
          cell -> {
            for (E constant : type.getEnumConstants()) {
              if (constant.name().equalsIgnoreCase(cell)) {
                return constant;
              }
            }
            throw new IllegalArgumentException(
                "expected one of " + List.of(type.getEnumConstants()) + ", found \"" + cell + "\"");
          });
    }

    <T> T requiredParsed(String column, T otherwise, Function<String, T> parser) {
      return required(column).isEmpty() ? otherwise : parsed(column, otherwise, parser);
    }

    <E extends Enum<E>> E requiredOneOf(String column, Class<E> type, E otherwise) {
      return required(column).isEmpty() ? otherwise : oneOf(column, type, otherwise);
    }

    LocalDate requiredDate(String column, LocalDate otherwise) {
      return required(column).isEmpty() ? otherwise : date(column, otherwise);
    }

    boolean yes(String column) {
      return parsed(
          column,
          false,
          cell ->
              switch (cell.toLowerCase(Locale.ROOT)) {
                case "是", "yes", "true", "y" -> true;
                case "否", "no", "false", "n" -> false;
                default ->
                    throw new IllegalArgumentException(
                        "expected 是 or 否 (yes or no), found \"" + cell + "\"");
              });
    }

    LocalDate date(String column, LocalDate otherwise) {
      return parsed(column, otherwise, Table::date);
    }

    /** The span of days in which the row holds: columns from and until, both inclusive. */
    Validity validity() {
      Validity validity = new Validity(date("from", ALWAYS_FROM), date("until", ALWAYS_UNTIL));
      if (validity.until().isBefore(validity.from())) {
        wrong("until", "expected a day not before from, found " + validity.until());
      }
      return validity;
    }

    void wrong(String column, String reason) {
      problem(fields.getStartingLineNumber(), column + ": " + reason);
    }

    long line() {
      return fields.getStartingLineNumber();
    }
  }

  private static LocalDate date(String cell) {
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a date such as 2026-01-31, found \"" + cell + "\"", e);
    }
  }
}
