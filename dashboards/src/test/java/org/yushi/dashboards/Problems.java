package org.yushi.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a dashboard as it stands in its file, each with the place and the name. */
final class Problems {
  private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");
  private static final TimeSpan ANY_TIME = new TimeSpan(Instant.EPOCH, Instant.EPOCH);
  private static final JsonNode SCHEMA_TEXT = schemaText();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SCHEMA_TEXT);
  private static final Set<String> UNITS =
      Set.of(new String(resource("units.txt"), StandardCharsets.UTF_8).split("\n"));

  private Problems() {}

  private static byte[] resource(String name) {
    try (InputStream stream = Problems.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode schemaText() {
    try {
      return new ObjectMapper().readTree(resource("dashboard.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it differs from the types of Grafana. */
  static List<String> ofForm(Dashboard dashboard) {
    return SCHEMA.validate(dashboard.json().toString(), InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** Units and settings of fields that Grafana does not have; it draws something all the same. */
  static List<String> ofFields(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    for (Dashboard.Panel panel : dashboard.panels()) {
      JsonNode config = panel.json().path("fieldConfig");
      checkUnit(panel, config.path("defaults").path("unit"), problems);
      for (JsonNode property : properties(config)) {
        String id = property.path("id").asText();
        if (id.equals("unit")) {
          checkUnit(panel, property.path("value"), problems);
        } else if (!settings(panel.type()).contains(id)) {
          problems.add(panel + ": unknown setting of a field " + id);
        }
      }
    }
    return problems;
  }

  private static List<JsonNode> properties(JsonNode config) {
    return config
        .path("overrides")
        .valueStream()
        .flatMap(override -> override.path("properties").valueStream())
        .toList();
  }

  private static void checkUnit(Dashboard.Panel panel, JsonNode unit, List<String> problems) {
    if (!unit.isMissingNode() && !UNITS.contains(unit.asText())) {
      problems.add(panel + ": unknown unit " + unit.asText());
    }
  }

  /** The settings that a field of a panel may have, those of its kind after {@code custom.}. */
  private static Set<String> settings(String type) {
    Set<String> settings = new HashSet<>();
    for (JsonNode each : SCHEMA_TEXT.at("/properties/panels/items/allOf")) {
      if (each.at("/if/properties/type/const").asText().equals(type)) {
        JsonNode defaults = each.at("/then/properties/fieldConfig/properties/defaults/properties");
        defaults.fieldNames().forEachRemaining(settings::add);
        defaults
            .at("/custom/properties")
            .fieldNames()
            .forEachRemaining(name -> settings.add("custom." + name));
      }
    }
    return settings;
  }

  /**
   * Data sources that nobody provides.
   *
   * @param provided type by uid
   */
  static List<String> ofSources(Dashboard dashboard, Map<String, String> provided) {
    List<String> problems = new ArrayList<>();
    for (JsonNode source : dashboard.json().findValues("datasource")) {
      String uid = source.path("uid").asText();
      if (!source.path("type").asText().equals(provided.get(uid))) {
        problems.add("unknown data source " + uid + " of type " + source.path("type").asText());
      }
    }
    return problems;
  }

  /** Metrics and labels that there are not, and whatever else is no query. */
  static List<String> ofQueries(Dashboard dashboard) {
    KnownMetrics known = KnownMetrics.withRecorded();
    List<String> problems = new ArrayList<>();
    for (Dashboard.Query query : dashboard.queries()) {
      try {
        if (query.isSql()) {
          checkSql(dashboard, query);
        } else {
          checkPromQl(dashboard, query, known);
        }
      } catch (IllegalArgumentException e) {
        problems.add(query.where() + ": " + e.getMessage());
      }
    }
    return problems;
  }

  private static void checkSql(Dashboard dashboard, Dashboard.Query query) {
    String text = new Macros(ANY_TIME).expand(anything(dashboard).inSql(query.text()));
    if (text.contains("$")) {
      throw new IllegalArgumentException(
          "left over: " + text.substring(text.indexOf('$')).lines().findFirst().orElse(""));
    }
  }

  private static void checkPromQl(Dashboard dashboard, Dashboard.Query query, KnownMetrics known) {
    String text = query.text();
    Matcher values = LABEL_VALUES.matcher(text);
    if (values.matches()) {
      text = "count by (" + values.group(2) + ") (" + values.group(1) + ")";
    }
    checkPromQl(anything(dashboard).inPromQl(text), query.legend(), known);
  }

  /**
   * One expression.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static void checkPromQl(String expression, String legend, KnownMetrics known) {
    PromQl names = PromQl.of(expression);
    Set<String> labels = new HashSet<>();
    for (String metric : names.metrics()) {
      if (!known.names().contains(metric)) {
        throw new IllegalArgumentException("unknown metric " + metric);
      }
      labels.addAll(known.labelsOf(metric));
    }
    if (names.metrics().isEmpty()) {
      throw new IllegalArgumentException("expected a metric in " + expression);
    }
    Set<String> asked = new HashSet<>(names.matched());
    asked.addAll(names.grouped());
    asked.removeAll(labels);
    Matcher shown = IN_LEGEND.matcher(legend);
    while (shown.find()) {
      if (!names.grouped().contains(shown.group(1))) {
        asked.add(shown.group(1));
      }
    }
    if (!asked.isEmpty()) {
      throw new IllegalArgumentException("unknown labels " + asked + " in " + expression);
    }
  }

  private static Chosen anything(Dashboard dashboard) {
    Chosen chosen = new Chosen();
    dashboard.variables().forEach(variable -> chosen.put(variable, List.of("x")));
    return chosen;
  }
}
