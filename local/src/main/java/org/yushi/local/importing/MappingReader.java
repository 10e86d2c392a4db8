package org.yushi.local.importing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;
import org.yushi.local.yaml.Problems;
import org.yushi.local.yaml.YamlException;
import org.yushi.local.yaml.YamlFile;
import org.yushi.local.yaml.YamlNode;

/** Reads a mapping and checks everything that can be checked without a log. */
public final class MappingReader {
  private static final List<String> TABLE_KEYS =
      List.of(
          "files",
          "source",
          "zone",
          "timeFormats",
          "blanks",
          "csv",
          "key",
          "skip",
          "changes",
          "fields",
          "events");
  private static final List<String> TOP_KEYS =
      List.of(
          "source",
          "zone",
          "timeFormats",
          "blanks",
          "csv",
          "key",
          "skip",
          "changes",
          "fields",
          "events",
          "tables");
  private static final List<String> BLOCK_KEYS =
      List.of("type", "occurredAt", "optional", "per", "when", "key", "fields");
  private static final List<String> CHANGES_KEYS = List.of("kind", "at");
  private static final List<String> CSV_KEYS = List.of("charset", "delimiter", "quote", "columns");

  private static final List<String> CHANGE_KINDS =
      Arrays.stream(RecordChange.Kind.values()).map(Enum::name).toList();

  private final Problems problems = new Problems("mapping");
  private final UnaryOperator<String> hash;

  private MappingReader(UnaryOperator<String> hash) {
    this.hash = hash;
  }

  /**
   * Reads a mapping.
   *
   * @param yaml its text
   * @param hash the keyed hash of an applicant's number; called for rows only, never here
   * @throws MappingException with every problem found, each with its place
   */
  public static Mapping read(String yaml, UnaryOperator<String> hash) throws MappingException {
    return new MappingReader(hash).mapping(yaml);
  }

  private Mapping mapping(String yaml) throws MappingException {
    YamlNode root = root(yaml);
    if (root.entries() == null) {
      problems.add(root, "应为键值 expected keys (source, zone, events …), found " + root.kind());
      throwIfAny();
    }
    onlyKeys(root, TOP_KEYS);
    List<Mapping.Table> tables = new ArrayList<>();
    YamlNode several = root.get("tables");
    if (several == null) {
      tables.add(table(root, root, false));
    } else {
      if (root.get("events") != null) {
        problems.add(root, "events 与 tables 不能并用: put the events into the tables");
      }
      for (YamlNode table : ExpressionParser.itemsOf(several)) {
        onlyKeys(table, TABLE_KEYS);
        tables.add(table(table, root, true));
      }
    }
    throwIfAny();
    return new Mapping(List.copyOf(tables));
  }

  private YamlNode root(String yaml) throws MappingException {
    try {
      return YamlFile.read(yaml, problems);
    } catch (YamlException e) {
      throw new MappingException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private void throwIfAny() throws MappingException {
    if (!problems.all().isEmpty()) {
      throw new MappingException(problems.all());
    }
  }

  private Mapping.Table table(YamlNode table, YamlNode root, boolean several) {
    String source = source(table, root);
    TimeFormats formats =
        ExpressionParser.formats(
            inherited("timeFormats", table, root), zone(table, root), problems);
    ExpressionParser parser = new ExpressionParser(problems, source, formats, hash);
    YamlNode key = inherited("key", table, root);
    YamlNode skip = inherited("skip", table, root);
    Map<Field, Mapping.Filler> shared = new EnumMap<>(Field.class);
    fields(root.get("fields"), several ? table.get("fields") : null, parser, shared);
    if (several) {
      fields(table.get("fields"), null, parser, shared);
    }
    parser.unit(Name.Unit.ROW);
    Condition leftOut = skip == null ? null : parser.condition(skip);
    parser.unit(null);
    Mapping.Changes changes = changes(inherited("changes", table, root), parser);
    List<Expression> rowKey = key == null ? null : parser.texts(key);
    List<Mapping.Block> blocks = blocks(table, parser, shared);
    return new Mapping.Table(
        table.path().isEmpty() ? "mapping" : table.path(),
        files(table, several),
        patterns(table),
        formats.zone(),
        source,
        blanks(inherited("blanks", table, root)),
        csv(inherited("csv", table, root)),
        rowKey,
        leftOut,
        changes,
        blocks,
        parser.names());
  }

  private Mapping.@Nullable Changes changes(@Nullable YamlNode node, ExpressionParser parser) {
    if (node == null) {
      return null;
    }
    onlyKeys(node, CHANGES_KEYS);
    YamlNode kind = node.get("kind");
    YamlNode at = node.get("at");
    if (kind == null || at == null) {
      problems.add(
          node,
          "缺少 kind 或 at: expected changes: {kind: expression, at: time}, as in the reference");
      return null;
    }
    Expression word = parser.text(kind);
    onlyWords("changes.kind", CHANGE_KINDS, word, kind);
    TimeExpression time = parser.time(at);
    if (time instanceof TimeExpression.DateOnly) {
      problems.add(at, "需要时刻 a bare date will not do here: expected a time or endOfDay");
    }
    return new Mapping.Changes(node.path(), word, time);
  }

  private static @Nullable YamlNode inherited(String key, YamlNode table, YamlNode root) {
    YamlNode own = table.get(key);
    return own != null ? own : root.get(key);
  }

  private String source(YamlNode table, YamlNode root) {
    YamlNode source = inherited("source", table, root);
    if (source == null || source.text() == null || source.text().isBlank()) {
      problems.add(table, "缺少 source: expected the name of the feed, such as source: receipt");
      return "";
    }
    return source.text();
  }

  private ZoneId zone(YamlNode table, YamlNode root) {
    YamlNode zone = inherited("zone", table, root);
    if (zone == null) {
      problems.add(table, "缺少 zone: expected a time zone, such as zone: Asia/Shanghai");
      return ZoneId.of("UTC");
    }
    return ExpressionParser.zone(zone, problems);
  }

  private List<PathMatcher> files(YamlNode table, boolean needed) {
    YamlNode files = table.get("files");
    if (files == null) {
      if (needed) {
        problems.add(table, "缺少 files: expected a pattern of file names, such as \"*accept*\"");
      }
      return List.of();
    }
    List<PathMatcher> matchers = new ArrayList<>();
    for (YamlNode file : ExpressionParser.itemsOf(files)) {
      try {
        String pattern = Objects.requireNonNullElse(file.text(), "[");
        matchers.add(
            FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        problems.add(file, "文件名模式错误 wrong pattern of file names, expected one such as *.csv");
      }
    }
    return matchers;
  }

  private static List<String> patterns(YamlNode table) {
    YamlNode files = table.get("files");
    return files == null
        ? List.of()
        : ExpressionParser.itemsOf(files).stream()
            .map(file -> String.valueOf(file.text()))
            .toList();
  }

  private Set<String> blanks(@Nullable YamlNode blanks) {
    Set<String> words = new HashSet<>();
    for (YamlNode word : blanks == null ? List.<YamlNode>of() : ExpressionParser.itemsOf(blanks)) {
      if (word.text() == null) {
        problems.add(
            word, "应为文本 expected a text in quotes, such as \"NULL\", found " + word.kind());
      } else {
        words.add(word.text().strip().toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  private Mapping.CsvStyle csv(@Nullable YamlNode csv) {
    if (csv == null) {
      return new Mapping.CsvStyle(StandardCharsets.UTF_8, ',', '"', null);
    }
    onlyKeys(csv, CSV_KEYS);
    return new Mapping.CsvStyle(
        charset(csv.get("charset")),
        character(csv.get("delimiter"), ','),
        character(csv.get("quote"), '"'),
        columns(csv.get("columns")));
  }

  private Charset charset(@Nullable YamlNode node) {
    if (node == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(Objects.requireNonNullElse(node.text(), ""));
    } catch (IllegalArgumentException e) {
      problems.add(
          node, "未知的字符集 unknown charset %s; expected UTF-8, GB18030 …".formatted(node.kind()));
      return StandardCharsets.UTF_8;
    }
  }

  private char character(@Nullable YamlNode node, char otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (node.text() == null || node.text().length() != 1) {
      problems.add(
          node, "应为一个字符 expected one character such as \";\" or \"\\t\", found " + node.kind());
      return otherwise;
    }
    return node.text().charAt(0);
  }

  private @Nullable List<String> columns(@Nullable YamlNode node) {
    if (node == null) {
      return null;
    }
    List<String> columns = new ArrayList<>();
    for (YamlNode column : ExpressionParser.itemsOf(node)) {
      columns.add(Objects.requireNonNullElse(column.text(), ""));
    }
    return columns;
  }

  /** Reads fields, but those that are said anew: nothing is asked of a log for their sake. */
  private void fields(
      @Nullable YamlNode node,
      @Nullable YamlNode saidAnew,
      ExpressionParser parser,
      Map<Field, Mapping.Filler> into) {
    if (node == null) {
      return;
    }
    if (node.entries() == null) {
      problems.add(node, "应为 expected field: expression, found " + node.kind());
      return;
    }
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      Field field = Field.of(entry.getKey());
      if (field == null) {
        problems.unknownKey(entry.getValue(), entry.getKey(), Field.keys());
      } else if (saidAnew == null || saidAnew.get(entry.getKey()) == null) {
        into.put(field, filler(field, entry.getValue(), parser));
      }
    }
  }

  private Mapping.Filler filler(Field field, YamlNode node, ExpressionParser parser) {
    if (field.isTime()) {
      TimeExpression time = parser.time(node);
      if (field.kind() == Field.Kind.TIME && time instanceof TimeExpression.DateOnly) {
        problems.add(node, "需要时刻 a bare date will not do here: expected a time or endOfDay");
      }
      return new Mapping.Filler.Time(time, node.path());
    }
    Expression text = parser.text(node);
    if (field.kind() == Field.Kind.HASHED && !text.outcomes().allMatch(MappingReader::isSafe)) {
      problems.add(node, "证件号码不得写出 the number itself must not be written: expected {hash: …}");
    }
    if (!field.words().isEmpty()) {
      onlyWords(field.key(), field.words(), text, node);
    }
    return new Mapping.Filler.Text(text, node.path());
  }

  private static boolean isSafe(Expression outcome) {
    return outcome instanceof Expression.Hash || outcome instanceof Expression.Const;
  }

  private void onlyWords(String what, List<String> words, Expression text, YamlNode node) {
    if (text instanceof Expression.Column column && words.contains(column.name().text())) {
      problems.add(
          node,
          "固定文本请写 for a fixed text write {const: %s}; a plain text names a column"
              .formatted(column.name().text()));
    }
    text.outcomes()
        .filter(Expression.Const.class::isInstance)
        .map(outcome -> ((Expression.Const) outcome).text())
        .filter(word -> !word.isBlank() && !words.contains(word))
        .forEach(word -> problems.unknownWord(node, "词 word for " + what, word, words));
  }

  private List<Mapping.Block> blocks(
      YamlNode table, ExpressionParser parser, Map<Field, Mapping.Filler> shared) {
    YamlNode events = table.get("events");
    if (events == null || events.items() == null || events.items().isEmpty()) {
      problems.add(
          events == null ? table : events,
          "缺少 events: expected a list of events, such as - {type: RECEIVED, occurredAt: opened}");
      return List.of();
    }
    List<Mapping.Block> blocks = new ArrayList<>();
    for (YamlNode event : events.items()) {
      Mapping.Block block = block(event, parser, shared);
      if (block != null) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  private Mapping.@Nullable Block block(
      YamlNode event, ExpressionParser parser, Map<Field, Mapping.Filler> shared) {
    if (event.entries() == null) {
      problems.add(event, "应为 expected type, occurredAt, …, found " + event.kind());
      return null;
    }
    onlyKeys(event, BLOCK_KEYS);
    Name.Unit unit = unit(event.get("per"));
    parser.unit(unit);
    YamlNode type = event.get("type");
    YamlNode occurredAt = event.get("occurredAt");
    YamlNode when = event.get("when");
    YamlNode key = event.get("key");
    YamlNode optional = event.get("optional");
    Map<Field, Mapping.Filler> fields = new EnumMap<>(Field.class);
    fields.putAll(shared);
    fields(event.get("fields"), null, parser, fields);
    int before = problems.all().size();
    if (type == null || occurredAt == null) {
      problems.add(event, "缺少 type 或 occurredAt: every event needs its type and occurredAt");
    }
    Expression typeOf = type == null ? null : type(type, parser);
    TimeExpression time = occurredAt == null ? null : parser.time(occurredAt);
    if (time instanceof TimeExpression.DateOnly) {
      problems.add(
          event, "occurredAt 需要时刻 a bare date will not do here: expected a time or endOfDay");
    }
    boolean mayLack = optional != null && ExpressionParser.yesOrNo(optional, problems);
    Condition condition = when == null ? null : parser.condition(when);
    List<Expression> own = key == null ? null : parser.texts(key);
    if (typeOf == null || time == null) {
      return null;
    }
    Mapping.Block block =
        new Mapping.Block(event.path(), typeOf, time, mayLack, unit, condition, own, fields);
    if (problems.all().size() == before) {
      hasItsSubject(event, block);
    }
    return block;
  }

  private Expression type(YamlNode node, ExpressionParser parser) {
    if (node.text() != null) {
      parser.type(node.text(), node);
      return new Expression.Const(node.text());
    }
    Expression type = parser.text(node);
    type.outcomes()
        .filter(Expression.Const.class::isInstance)
        .map(outcome -> ((Expression.Const) outcome).text())
        .filter(word -> !word.isBlank())
        .forEach(word -> parser.type(word, node));
    return type;
  }

  private void hasItsSubject(YamlNode event, Mapping.Block block) {
    EventType type = block.fixedType();
    if (type == null) {
      return;
    }
    if (type.subject() == EventType.Subject.CASE && !block.fields().containsKey(Field.CASE_ID)) {
      problems.add(event, "缺少 fields.caseId: %s is about a case".formatted(type));
    }
    if (type.subject() == EventType.Subject.WINDOW && !block.fields().containsKey(Field.WINDOW)) {
      problems.add(event, "缺少 fields.window: %s is about a window".formatted(type));
    }
    if (type == EventType.CORRECTED && !block.fields().containsKey(Field.AMENDS)) {
      problems.add(event, "缺少 fields.amends: expected {idOf: TYPE, key: […]}");
    }
  }

  private Name.Unit unit(@Nullable YamlNode per) {
    if (per == null || "trace".equals(per.text())) {
      return Name.Unit.ROW;
    }
    if (!"event".equals(per.text())) {
      problems.add(per, "应为 expected trace or event, found " + per.kind());
    }
    return Name.Unit.EVENT;
  }

  private void onlyKeys(YamlNode node, List<String> allowed) {
    if (node.entries() == null) {
      problems.add(node, "应为键值 expected keys %s, found %s".formatted(allowed, node.kind()));
      return;
    }
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      if (!allowed.contains(entry.getKey())) {
        problems.unknownKey(entry.getValue(), entry.getKey(), allowed);
      }
    }
  }
}
