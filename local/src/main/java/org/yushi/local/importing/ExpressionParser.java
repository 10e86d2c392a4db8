package org.yushi.local.importing;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;
import org.yushi.local.yaml.Problems;
import org.yushi.local.yaml.YamlNode;

/**
 * Reads the expressions, times and conditions of one table of a mapping and remembers every name
 * they ask for. What is wrong is noted, and something harmless stands in for it.
 */
final class ExpressionParser {
  private static final Expression NOTHING = new Expression.Const("");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final Map<String, Set<String>> TEXTS = new LinkedHashMap<>();
  private static final Map<String, Set<String>> TIMES = new LinkedHashMap<>();
  private static final Map<String, Set<String>> CONDITIONS = new LinkedHashMap<>();

  static {
    TEXTS.put("column", Set.of("optional"));
    TEXTS.put("const", Set.of());
    TEXTS.put("join", Set.of("with"));
    TEXTS.put("firstOf", Set.of());
    TEXTS.put("upper", Set.of());
    TEXTS.put("lower", Set.of());
    TEXTS.put("squeeze", Set.of());
    TEXTS.put("hash", Set.of());
    TEXTS.put("map", Set.of("to", "else"));
    TEXTS.put("extract", Set.of());
    TEXTS.put("if", Set.of("then", "else"));
    TEXTS.put("idOf", Set.of("key"));
    TIMES.put("time", Set.of("formats", "zone"));
    TIMES.put("endOfDay", Set.of());
    TIMES.put("date", Set.of());
    TIMES.put("firstOf", Set.of());
    for (String condition :
        List.of("present", "blank", "equals", "in", "matches", "all", "any", "not")) {
      CONDITIONS.put(condition, Set.of());
    }
  }

  private final Problems problems;
  private final String source;
  private final TimeFormats formats;
  private final UnaryOperator<String> hash;
  private final List<Name> names = new ArrayList<>();
  private Name.@Nullable Unit unit;
  private int hashing;

  /**
   * A parser for one table.
   *
   * @param source the table's source, of which event ids are made
   * @param formats how times are written where nothing else is said
   * @param hash the keyed hash
   */
  ExpressionParser(
      Problems problems, String source, TimeFormats formats, UnaryOperator<String> hash) {
    this.problems = problems;
    this.source = source;
    this.formats = formats;
    this.hash = hash;
  }

  /** What follows is asked of these rows only; null = of all. */
  void unit(Name.@Nullable Unit now) {
    unit = now;
  }

  /** Every name asked for so far. */
  List<Name> names() {
    return List.copyOf(names);
  }

  Expression text(YamlNode node) {
    if (node.text() != null) {
      return column(node, node.text());
    }
    String form = form(node, TEXTS, "表达式 an expression");
    YamlNode of = form == null ? null : node.get(form);
    if (form == null || of == null) {
      return NOTHING;
    }
    return switch (form) {
      case "column" -> exactColumn(of, node.get("optional"));
      case "const" -> new Expression.Const(word(of));
      case "join" -> new Expression.Join(texts(of), separator(node.get("with")));
      case "firstOf" -> new Expression.FirstOf(texts(of));
      case "upper" -> new Expression.Changed(text(of), t -> t.toUpperCase(Locale.ROOT));
      case "lower" -> new Expression.Changed(text(of), t -> t.toLowerCase(Locale.ROOT));
      case "squeeze" ->
          new Expression.Changed(text(of), t -> SPACES.matcher(t).replaceAll(" ").strip());
      case "hash" -> hashed(of);
      case "map" -> lookup(of, node);
      case "extract" -> extract(of);
      case "if" -> choice(of, node);
      default -> idOf(of, node);
    };
  }

  /** A list of texts; one text counts as a list of one. */
  List<Expression> texts(YamlNode node) {
    if (node.items() == null) {
      return List.of(text(node));
    }
    if (node.items().isEmpty()) {
      problems.add(node, "空列表 the list is empty: 至少要一项 expected at least one item");
    }
    return node.items().stream().map(this::text).toList();
  }

  TimeExpression time(YamlNode node) {
    String form = node.entries() == null ? null : timeForm(node);
    YamlNode of = form == null ? null : node.get(form);
    if (form == null || of == null) {
      return new TimeExpression.Written(text(node), formats);
    }
    onlyAllowed(node, form, TIMES);
    return switch (form) {
      case "time" -> new TimeExpression.Written(text(of), formats(node));
      case "endOfDay" -> new TimeExpression.EndOfDay(time(of), formats.zone());
      case "date" -> new TimeExpression.DateOnly(time(of), formats.zone());
      default -> new TimeExpression.FirstOf(list(of).stream().map(this::time).toList());
    };
  }

  Condition condition(YamlNode node) {
    String form = form(node, CONDITIONS, "条件 a condition");
    YamlNode of = form == null ? null : node.get(form);
    if (form == null || of == null) {
      return new Condition.All(List.of());
    }
    return switch (form) {
      case "present" -> new Condition.Present(text(of));
      case "blank" -> new Condition.Not(new Condition.Present(text(of)));
      case "equals" -> equalTo(of);
      case "in" -> in(of);
      case "matches" -> matches(of);
      case "all" -> new Condition.All(list(of).stream().map(this::condition).toList());
      case "any" -> new Condition.Any(list(of).stream().map(this::condition).toList());
      default -> new Condition.Not(condition(of));
    };
  }

  /** Reads the names of time formats; a wrong one is noted and left out. */
  static TimeFormats formats(@Nullable YamlNode names, ZoneId zone, Problems problems) {
    List<String> good = new ArrayList<>();
    for (YamlNode name : names == null ? List.<YamlNode>of() : itemsOf(names)) {
      String pattern = name.text() == null ? "" : name.text();
      try {
        good.addAll(new TimeFormats(List.of(pattern), zone).names());
      } catch (IllegalArgumentException e) {
        problems.add(
            name,
            "时间格式错误 wrong time format \"%s\": %s; 应为 expected a java.time pattern such as"
                    .formatted(pattern, e.getMessage())
                + " \"dd.MM.yyyy HH:mm\", epochMillis, epochSeconds or usual");
      }
    }
    return new TimeFormats(good.isEmpty() ? List.of(TimeFormats.USUAL) : good, zone);
  }

  /** Reads a time zone; a wrong one is noted and UTC stands in for it. */
  static ZoneId zone(YamlNode node, Problems problems) {
    try {
      return ZoneId.of(node.text() == null ? "" : node.text());
    } catch (DateTimeException e) {
      problems.add(
          node,
          "未知的时区 unknown time zone %s; 应为 expected a name such as Asia/Shanghai"
              .formatted(node.kind()));
      return ZoneId.of("UTC");
    }
  }

  private Expression column(YamlNode node, String written) {
    boolean optional = written.endsWith("?");
    return named(node, optional ? written.substring(0, written.length() - 1) : written, optional);
  }

  private Expression exactColumn(YamlNode name, @Nullable YamlNode optional) {
    return named(name, word(name), optional != null && yesOrNo(optional));
  }

  private Expression named(YamlNode node, String text, boolean optional) {
    if (text.isBlank()) {
      problems.add(node, "列名为空 the name of a column is empty");
      return NOTHING;
    }
    Name name = new Name(text.strip(), optional, unit, hashing > 0, problems.place(node));
    names.add(name);
    return new Expression.Column(name);
  }

  private Expression hashed(YamlNode of) {
    hashing++;
    try {
      return new Expression.Hash(text(of), hash);
    } finally {
      hashing--;
    }
  }

  private Expression lookup(YamlNode of, YamlNode node) {
    Map<String, Expression.Const> words = new LinkedHashMap<>();
    YamlNode to = node.get("to");
    if (to == null || to.entries() == null) {
      problems.add(node, "map 缺少 to: expected to: {found: written, …}");
    } else {
      to.entries().forEach((from, word) -> words.put(from, new Expression.Const(word(word))));
    }
    YamlNode otherwise = node.get("else");
    return new Expression.Lookup(
        text(of), words, otherwise == null ? null : wordOrExpression(otherwise));
  }

  private Expression wordOrExpression(YamlNode node) {
    return node.entries() == null ? new Expression.Const(word(node)) : text(node);
  }

  private Expression extract(YamlNode of) {
    List<YamlNode> two = two(of, "extract: [表达式 expression, 正则 pattern]");
    Pattern pattern = two == null ? null : pattern(two.get(1));
    return two == null || pattern == null
        ? NOTHING
        : new Expression.Extract(text(two.get(0)), pattern);
  }

  private Expression choice(YamlNode of, YamlNode node) {
    YamlNode then = node.get("then");
    YamlNode otherwise = node.get("else");
    if (then == null) {
      problems.add(node, "if 缺少 then: expected {if: condition, then: expression}");
      return NOTHING;
    }
    return new Expression.If(condition(of), text(then), otherwise == null ? null : text(otherwise));
  }

  private Expression idOf(YamlNode of, YamlNode node) {
    EventType type = type(word(of), of);
    YamlNode key = node.get("key");
    if (key == null) {
      problems.add(node, "idOf 缺少 key: expected {idOf: TYPE, key: [expression, …]}");
    }
    return type == null || key == null ? NOTHING : new Expression.IdOf(type, source, texts(key));
  }

  /** The type of this name; null, with the problem noted, if there is none. */
  @Nullable EventType type(String name, YamlNode at) {
    List<String> all = Arrays.stream(EventType.values()).map(Enum::name).toList();
    if (all.contains(name)) {
      return EventType.valueOf(name);
    }
    problems.unknownWord(at, "事件类型 event type", name, all);
    return null;
  }

  private Condition equalTo(YamlNode of) {
    List<YamlNode> two = two(of, "equals: [表达式 expression, 文本 text]");
    return two == null
        ? new Condition.All(List.of())
        : new Condition.In(text(two.get(0)), Set.of(word(two.get(1))));
  }

  private Condition in(YamlNode of) {
    List<YamlNode> two = two(of, "in: [表达式 expression, [文本 text, …]]");
    if (two == null) {
      return new Condition.All(List.of());
    }
    Set<String> words = new LinkedHashSet<>();
    list(two.get(1)).forEach(word -> words.add(word(word)));
    return new Condition.In(text(two.get(0)), words);
  }

  private Condition matches(YamlNode of) {
    List<YamlNode> two = two(of, "matches: [表达式 expression, 正则 pattern]");
    Pattern pattern = two == null ? null : pattern(two.get(1));
    return two == null || pattern == null
        ? new Condition.All(List.of())
        : new Condition.Matches(text(two.get(0)), pattern);
  }

  private TimeFormats formats(YamlNode node) {
    YamlNode zone = node.get("zone");
    ZoneId in = zone == null ? formats.zone() : zone(zone, problems);
    YamlNode names = node.get("formats");
    return names == null ? new TimeFormats(formats.names(), in) : formats(names, in, problems);
  }

  private @Nullable Pattern pattern(YamlNode node) {
    try {
      return Pattern.compile(word(node));
    } catch (PatternSyntaxException e) {
      problems.add(node, "正则表达式错误 wrong pattern: " + e.getDescription());
      return null;
    }
  }

  private String separator(@Nullable YamlNode node) {
    return node == null || node.text() == null ? "" : node.text();
  }

  private String word(YamlNode node) {
    if (node.text() == null) {
      problems.add(node, "应为文本 expected a text, found " + node.kind());
      return "";
    }
    return node.text();
  }

  private boolean yesOrNo(YamlNode node) {
    return yesOrNo(node, problems);
  }

  /** Reads true or false; anything else is noted and counts as false. */
  static boolean yesOrNo(YamlNode node, Problems problems) {
    if (!"true".equals(node.text()) && !"false".equals(node.text())) {
      problems.add(node, "应为 expected true or false, found " + node.kind());
    }
    return "true".equals(node.text());
  }

  private List<YamlNode> list(YamlNode node) {
    if (node.items() == null) {
      problems.add(node, "应为列表 expected a list [ … ], found " + node.kind());
      return List.of();
    }
    return node.items();
  }

  /** The items of a list; a single value counts as a list of one. */
  static List<YamlNode> itemsOf(YamlNode node) {
    return node.items() == null ? List.of(node) : node.items();
  }

  private @Nullable List<YamlNode> two(YamlNode node, String expected) {
    if (node.items() == null || node.items().size() != 2) {
      problems.add(node, "应为 expected " + expected);
      return null;
    }
    return node.items();
  }

  private @Nullable String timeForm(YamlNode node) {
    return TIMES.keySet().stream().filter(form -> node.get(form) != null).findFirst().orElse(null);
  }

  /** Which form a node has; null, with the problem noted, if it has none of them or several. */
  private @Nullable String form(YamlNode node, Map<String, Set<String>> forms, String what) {
    if (node.entries() == null) {
      problems.add(
          node,
          "应为%s, found %s; 可用 expected %s{%s: …}"
              .formatted(
                  what,
                  node.kind(),
                  forms == TEXTS ? "a column name or " : "",
                  String.join(": …} {", forms.keySet())));
      return null;
    }
    List<String> found = forms.keySet().stream().filter(key -> node.get(key) != null).toList();
    if (found.size() != 1) {
      noForm(node, forms, what, found);
      return null;
    }
    onlyAllowed(node, found.get(0), forms);
    return found.get(0);
  }

  private void noForm(
      YamlNode node, Map<String, Set<String>> forms, String what, List<String> found) {
    if (found.isEmpty() && node.entries() != null && !node.entries().isEmpty()) {
      String key = node.entries().keySet().iterator().next();
      if (forms == TEXTS && TIMES.containsKey(key)) {
        problems.add(node, "\"" + key + "\" 只能用于时间字段 is for fields that are times only");
        return;
      }
      problems.unknownKey(node, key, forms.keySet());
    } else {
      problems.add(node, "应为一个%s: expected exactly one, found %s".formatted(what, found));
    }
  }

  private void onlyAllowed(YamlNode node, String form, Map<String, Set<String>> forms) {
    Set<String> companions = forms.getOrDefault(form, Set.of());
    Map<String, YamlNode> entries = node.entries() == null ? Map.of() : node.entries();
    for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
      if (!entry.getKey().equals(form) && !companions.contains(entry.getKey())) {
        List<String> allowed = new ArrayList<>(List.of(form));
        companions.stream().sorted().forEach(allowed::add);
        problems.unknownKey(entry.getValue(), entry.getKey(), allowed);
      }
    }
  }
}
