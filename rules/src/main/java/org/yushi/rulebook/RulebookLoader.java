package org.yushi.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;

/**
 * Reads a rulebook bundle and cross-checks it: unknown rules, grades, items and places, rows that
 * overlap, thresholds a rule does not know, days without hours. All errors come at once.
 */
public final class RulebookLoader {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> AUDIENCES =
      Set.of("window", "department", "centre", "inspection");

  private static final Validity ALWAYS =
      new Validity(LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31));
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern RULE_FILE = Pattern.compile("rules/([a-z0-9-]+)/([^/]+)");

  private final RulebookBundle bundle;
  private final List<Problem> problems = new ArrayList<>();

  private RulebookLoader(RulebookBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * Loads a rulebook.
   *
   * @throws RulebookException with everything that is wrong, by file and line
   */
  public static Rulebook load(RulebookBundle bundle) throws RulebookException {
    return new RulebookLoader(bundle).load();
  }

  /** The rules of a bundle as far as they can be read, whatever is wrong with the rest. */
  public static Collection<RuleCard> readableRules(RulebookBundle bundle) {
    return new RulebookLoader(bundle).rules().values();
  }

  private Rulebook load() throws RulebookException {
    JsonNode head = yaml("rulebook.yaml");
    String name = head.path("name").asText("");
    if (name.isEmpty()) {
      problem("rulebook.yaml", 0, "name: expected a value, found none");
    }
    Map<String, RuleCard> rules = rules();
    Places places = places();
    Items items = items(places);
    Policy policy = policy(rules, items, places);
    Feeds feeds = feeds();
    Calendars calendars = new CalendarLoader(bundle, places, problems::add).load();
    if (!problems.isEmpty()) {
      throw new RulebookException(problems);
    }
    return new Rulebook(name, bundle.version(), rules, policy, items, places, feeds, calendars);
  }

  private void problem(String file, long line, String reason) {
    problems.add(new Problem(file, line, reason));
  }

  private JsonNode yaml(String file) {
    String text = bundle.text(file);
    if (text == null) {
      problem(file, 0, "expected this file, found none");
      return YAML.createObjectNode();
    }
    try {
      JsonNode node = YAML.readTree(text);
      return node.isObject() ? node : YAML.createObjectNode();
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String reason = String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ").strip();
      problem(file, line, "expected YAML: " + reason);
      return YAML.createObjectNode();
    }
  }

  private Map<String, RuleCard> rules() {
    Map<String, Map<String, String>> drl = new TreeMap<>();
    for (String file : bundle.files().keySet()) {
      var matcher = RULE_FILE.matcher(file);
      if (matcher.matches()) {
        Map<String, String> ofRule =
            drl.computeIfAbsent(matcher.group(1), id -> new LinkedHashMap<>());
        String text = bundle.text(file);
        if (file.endsWith(".drl") && text != null) {
          problems.addAll(RuleLint.check(file, text));
          ofRule.put(file, text);
        }
      }
    }
    if (drl.isEmpty()) {
      problem("rules", 0, "expected one folder per rule, found none");
    }
    Map<String, RuleCard> rules = new LinkedHashMap<>();
    drl.forEach((id, texts) -> rules.put(id, rule(id, texts)));
    return rules;
  }

  private RuleCard rule(String id, Map<String, String> drl) {
    String file = "rules/" + id + "/rule.yaml";
    JsonNode card = yaml(file);
    List<String> grades = new ArrayList<>();
    card.path("grades").forEach(grade -> grades.add(grade.asText()));
    if (grades.isEmpty()) {
      problem(file, 0, "grades: expected a list of grades, the gravest last");
    }
    if (drl.isEmpty()) {
      problem("rules/" + id, 0, "expected a .drl file, found none");
    }
    Map<String, String> parameters = new TreeMap<>();
    card.path("parameters")
        .properties()
        .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
    return new RuleCard(
        id,
        bilingual(card, file, "title"),
        bilingual(card, file, "basis"),
        grades,
        absence(card, file, grades),
        standard(card, file),
        parameters,
        drl);
  }

  /** Where a rule does not say, all its grades wait for their sources: that is never wrong. */
  private Set<String> absence(JsonNode card, String file, List<String> grades) {
    if (!card.has("absence")) {
      return Set.copyOf(grades);
    }
    Set<String> absence = new HashSet<>();
    for (JsonNode each : card.path("absence")) {
      if (!grades.contains(each.asText())) {
        problem(
            file, 0, "absence: expected some of " + grades + ", found \"" + each.asText() + "\"");
      }
      absence.add(each.asText());
    }
    return absence;
  }

  private @Nullable Level standard(JsonNode card, String file) {
    String level = card.path("standard").asText("");
    if (level.isEmpty()) {
      return null;
    }
    for (Level each : Level.values()) {
      if (each.name().equals(level)) {
        return each;
      }
    }
    problem(
        file,
        0,
        "standard: expected one of " + List.of(Level.values()) + ", found \"" + level + "\"");
    return null;
  }

  private Bilingual bilingual(JsonNode card, String file, String field) {
    String zh = card.path(field).path("zh").asText("");
    String en = card.path(field).path("en").asText("");
    if (zh.isEmpty() || en.isEmpty()) {
      problem(file, 0, field + ": expected zh and en");
    }
    return new Bilingual(zh, en);
  }

  private Policy policy(Map<String, RuleCard> rules, Items items, Places places) {
    String file = "policy.csv";
    Table table =
        new Table(
            bundle,
            file,
            List.of("rule", "grade", "level"),
            List.of(
                "itemKind",
                "item",
                "centre",
                "threshold",
                "audience",
                "confirm",
                "urgent",
                "toDepartment",
                "toInspection",
                "from",
                "until"),
            problems::add);
    List<Policy.Row> rows = new ArrayList<>();
    Map<Policy.Key, List<Policy.Row>> byKey = new HashMap<>();
    for (Table.Row each : table.rows()) {
      Policy.Row row = policyRow(each, rules, items, places);
      for (Policy.Row other : byKey.computeIfAbsent(row.key(), key -> new ArrayList<>())) {
        if (other.validity().overlaps(row.validity())) {
          each.wrong("from", "two rows for " + row.key() + " hold on the same days");
        }
      }
      byKey.getOrDefault(row.key(), new ArrayList<>()).add(row);
      rows.add(row);
    }
    for (RuleCard rule : rules.values()) {
      for (String grade : rule.grades()) {
        if (rows.stream()
            .noneMatch(r -> r.rule().equals(rule.id()) && Set.of("*", grade).contains(r.grade()))) {
          if (rule.standard() == null) {
            problem(file, 0, "expected a row for " + rule.id() + " / " + grade + ", found none");
          } else {
            rows.add(Policy.Row.standard(rule.id(), grade, rule.standard(), ALWAYS));
          }
        }
      }
    }
    return new Policy(rows);
  }

  private Policy.Row policyRow(
      Table.Row row, Map<String, RuleCard> rules, Items items, Places places) {
    String rule = row.required("rule");
    String grade = row.cell("grade", "*");
    RuleCard card = rules.get(rule);
    if (card == null) {
      row.wrong("rule", "expected one of " + rules.keySet() + ", found \"" + rule + "\"");
    } else if (!grade.equals("*") && !card.grades().contains(grade)) {
      row.wrong("grade", "expected one of " + card.grades() + " or *, found \"" + grade + "\"");
    }
    String item = row.cell("item", "*");
    if (!item.equals("*") && !items.knows(item)) {
      row.wrong("item", "expected an item of items.csv, found \"" + item + "\"");
    }
    String centre = row.cell("centre", "*");
    if (!centre.equals("*") && !places.knows(centre)) {
      row.wrong("centre", "expected a place of places.csv, found \"" + centre + "\"");
    }
    String kind = row.cell("itemKind", "*");
    Threshold threshold = row.parsed("threshold", Threshold.NONE, Threshold::parse);
    if (card != null) {
      ThresholdCheck.check(card, threshold).forEach(reason -> row.wrong("threshold", reason));
    }
    Level level = row.requiredOneOf("level", Level.class, Level.NOTICE);
    Policy.Warning usual = Policy.Warning.usual(level);
    return new Policy.Row(
        rule,
        grade,
        kind.equals("*") ? "*" : row.parsed("itemKind", ItemKind.PROMISED, ItemKind::parse).name(),
        item,
        centre,
        threshold,
        level,
        audience(row),
        row.yes("confirm"),
        new Policy.Warning(
            row.yes("urgent"),
            unanswered(row, "toDepartment", usual.toDepartment()),
            unanswered(row, "toInspection", usual.toInspection())),
        row.validity());
  }

  /** A misspelt word would cut somebody off. */
  private static String audience(Table.Row row) {
    String cell = row.cell("audience", "");
    BLANKS
        .splitAsStream(cell)
        .filter(word -> !word.isEmpty() && !AUDIENCES.contains(word))
        .forEach(
            word ->
                row.wrong(
                    "audience",
                    "expected words of window, department, centre, inspection, apart by blanks,"
                        + " found \""
                        + word
                        + "\""));
    return cell;
  }

  private static @Nullable OfficeSpan unanswered(
      Table.Row row, String column, @Nullable OfficeSpan usual) {
    String cell = row.cell(column);
    if (cell == null) {
      return usual;
    }
    return cell.equals("never") || cell.equals("从不")
        ? null
        : row.parsed(column, new OfficeSpan(0, Duration.ZERO), OfficeSpan::parse);
  }

  private Items items(Places places) {
    Table table =
        new Table(
            bundle,
            "items.csv",
            List.of("item", "kind"),
            List.of(
                "name",
                "department",
                "promised",
                "statutory",
                "inCentre",
                "approvedPlaces",
                "anyCentre",
                "offCentreFrom",
                "offCentreUntil",
                "fee",
                "delivers",
                "from",
                "until"),
            problems::add);
    List<Items.Item> items = new ArrayList<>();
    Map<String, List<Validity>> held = new HashMap<>();
    for (Table.Row row : table.rows()) {
      Items.Item item = item(row, places);
      List<Validity> others = held.computeIfAbsent(item.item(), code -> new ArrayList<>());
      if (others.stream().anyMatch(item.validity()::overlaps)) {
        row.wrong("item", "two rows for \"" + item.item() + "\" hold on the same days");
      }
      others.add(item.validity());
      items.add(item);
    }
    return new Items(items);
  }

  private Items.Item item(Table.Row row, Places places) {
    List<String> approved = named(row, "approvedPlaces");
    for (String place : approved) {
      if (!places.knows(place)) {
        row.wrong("approvedPlaces", "expected places of places.csv, found \"" + place + "\"");
      }
    }
    String code = row.required("item");
    Validity offCentre = null;
    if (row.cell("offCentreFrom") != null || row.cell("offCentreUntil") != null) {
      offCentre =
          new Validity(
              row.date("offCentreFrom", ALWAYS.from()), row.date("offCentreUntil", ALWAYS.until()));
    }
    return new Items.Item(
        code,
        row.cell("name", code),
        row.cell("department"),
        row.requiredParsed("kind", ItemKind.PROMISED, ItemKind::parse),
        limit(row, "promised"),
        limit(row, "statutory"),
        row.yes("inCentre"),
        Set.copyOf(approved),
        row.yes("anyCentre"),
        offCentre,
        row.validity());
  }

  private static @Nullable Limit limit(Table.Row row, String column) {
    String cell = row.cell(column, "none");
    return cell.equals("none") || cell.equals("无")
        ? null
        : row.parsed(column, new Limit(0, Limit.Unit.WORKING_DAYS), Limit::parse);
  }

  private Places places() {
    Table table =
        new Table(
            bundle,
            "places.csv",
            List.of("code", "kind"),
            List.of("parent", "name", "head", "contact", "from", "until"),
            problems::add);
    Set<String> codes = new HashSet<>();
    table.rows().forEach(row -> codes.add(row.cell("code", "")));
    List<Places.PlaceRow> places = new ArrayList<>();
    Map<String, List<Validity>> held = new HashMap<>();
    for (Table.Row row : table.rows()) {
      String code = row.required("code");
      String parent = row.cell("parent");
      if (parent != null && !codes.contains(parent)) {
        row.wrong("parent", "expected a code of this file, found \"" + parent + "\"");
      }
      Validity validity = row.validity();
      List<Validity> others = held.computeIfAbsent(code, key -> new ArrayList<>());
      if (others.stream().anyMatch(validity::overlaps)) {
        row.wrong("code", "two rows for \"" + code + "\" hold on the same days");
      }
      others.add(validity);
      places.add(
          new Places.PlaceRow(
              code,
              row.requiredOneOf("kind", Places.Kind.class, Places.Kind.WINDOW),
              parent,
              row.cell("name", code),
              row.cell("head", ""),
              row.parsed("contact", List.of(), Contact::parseAll),
              validity));
    }
    return new Places(places);
  }

  private Feeds feeds() {
    Table table =
        new Table(
            bundle,
            "feeds.csv",
            List.of("source"),
            List.of("topic", "centres", "departments", "lag", "tolerance"),
            problems::add);
    Map<String, Feeds.Feed> feeds = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Feeds.Feed feed =
          new Feeds.Feed(
              row.required("source"),
              row.cell("topic"),
              named(row, "centres"),
              named(row, "departments"),
              row.parsed("lag", Duration.ZERO, RulebookLoader::duration),
              row.cell("tolerance") == null
                  ? null
                  : row.parsed("tolerance", Duration.ZERO, RulebookLoader::duration));
      if (feeds.put(feed.source(), feed) != null) {
        row.wrong("source", "\"" + feed.source() + "\" stands twice");
      }
      if (feed.source().equals(Feeds.ANY) && !feed.departments().isEmpty()) {
        row.wrong("departments", "expected none for \"*\": every case would wait for nobody");
      }
    }
    return new Feeds(feeds);
  }

  /** The places that a cell names, apart by blanks, semicolons or 、. */
  private static List<String> named(Table.Row row, String column) {
    List<String> named = new ArrayList<>(List.of(row.cell(column, "").split("[\\s;、]+", -1)));
    named.removeIf(String::isEmpty);
    return named;
  }

  private static Duration duration(String cell) {
    try {
      Duration duration = Duration.parse(cell);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (java.time.format.DateTimeParseException e) {
      // one message for all that is no such duration
    }
    throw new IllegalArgumentException(
        "expected a duration such as PT2H or P1D, found \"" + cell + "\"");
  }
}
