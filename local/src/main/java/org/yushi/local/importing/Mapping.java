package org.yushi.local.importing;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;

/**
 * How the rows of some logs become events: what docs/reference/mapping-language.md describes, read
 * and checked.
 *
 * @param tables one or more, in the order of the mapping
 */
public record Mapping(List<Mapping.Table> tables) {

  /** The patterns of all tables, for a message. */
  List<String> filePatterns() {
    return tables.stream().flatMap(table -> table.filePatterns().stream()).toList();
  }

  /** The first table meant for a file of this name; null if none is. */
  @Nullable Table tableFor(String fileName) {
    Path name = Path.of(fileName.toLowerCase(Locale.ROOT));
    for (Table table : tables) {
      if (table.files().isEmpty() || table.files().stream().anyMatch(p -> p.matches(name))) {
        return table;
      }
    }
    return null;
  }

  /**
   * The rows of one kind of file.
   *
   * @param place where it stands in the mapping
   * @param files patterns for names in lower case; none = every file
   * @param filePatterns the same, as written
   * @param zone zone in which its events are written
   * @param source the feed that the events come from
   * @param blanks words, in lower case, that count as blank
   * @param csv how a CSV file is written
   * @param key what tells the rows apart; null = not said
   * @param skip which rows to leave out; null = none
   * @param changes what a row says of its record; null = every row tells a record
   * @param blocks what a row becomes
   * @param names every column or attribute that is asked for
   */
  record Table(
      String place,
      List<PathMatcher> files,
      List<String> filePatterns,
      ZoneId zone,
      String source,
      Set<String> blanks,
      CsvStyle csv,
      @Nullable List<Expression> key,
      @Nullable Condition skip,
      @Nullable Changes changes,
      List<Block> blocks,
      List<Name> names) {

    /** Whether some event of a row has nothing to tell it from that of another row. */
    boolean lacksKey() {
      return key == null && blocks.stream().anyMatch(block -> block.key() == null);
    }

    /** The names whose values must not be repeated. */
    List<Name> secretNames() {
      return names.stream().filter(Name::secret).toList();
    }
  }

  /**
   * How a CSV file is written.
   *
   * @param columns the names of its columns; null = its first row tells them
   */
  record CsvStyle(Charset charset, char delimiter, char quote, @Nullable List<String> columns) {}

  /**
   * What a row in an export of changes says of its record.
   *
   * @param place where it stands in the mapping
   * @param kind gives NEW, CHANGED or DELETED
   * @param at when the source noted it
   */
  record Changes(String place, Expression kind, TimeExpression at) {}

  /**
   * One event that a row becomes.
   *
   * @param place where it stands in the mapping
   * @param type a text that must be a type of the contract
   * @param optional whether a row without this time is simply without this event
   * @param unit of which rows it is made
   * @param when on what condition; null = always
   * @param key what tells it from other events of its type; null = the row's key
   * @param fields shared and own fields
   */
  record Block(
      String place,
      Expression type,
      TimeExpression occurredAt,
      boolean optional,
      Name.Unit unit,
      @Nullable Condition when,
      @Nullable List<Expression> key,
      Map<Field, Filler> fields) {

    /** The type, if it is the same for every row. */
    @Nullable EventType fixedType() {
      return type instanceof Expression.Const text ? EventType.valueOf(text.text()) : null;
    }
  }

  /** What fills a field: a time or a text. */
  sealed interface Filler {
    /** Where it stands in the mapping. */
    String place();

    /** A time. */
    record Time(TimeExpression time, String place) implements Filler {}

    /** A text. */
    record Text(Expression text, String place) implements Filler {}
  }
}
