package org.yushi.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dashboard as it lies in the repository. */
record Dashboard(String file, JsonNode json) {
  private static final Path FOLDER = Path.of("grafana", "dashboards");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All there are. */
  static Stream<Dashboard> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Dashboard::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of a uid. */
  static Dashboard of(String uid) {
    return all().filter(each -> each.uid().equals(uid)).findFirst().orElseThrow();
  }

  private static Dashboard read(Path file) {
    try {
      return new Dashboard(String.valueOf(file.getFileName()), JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no JSON", e);
    }
  }

  /**
   * The same with another text somewhere in it.
   *
   * @throws IllegalArgumentException if the text does not occur
   */
  Dashboard with(String text, String other) {
    String before = json.toString();
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + ": expected " + text + " in it");
    }
    try {
      return new Dashboard(file, JSON.readTree(before.replace(text, other)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uid() {
    return json.path("uid").asText();
  }

  /** One panel or row of it. */
  record Panel(JsonNode json) {
    int id() {
      return json.path("id").asInt();
    }

    String type() {
      return json.path("type").asText();
    }

    boolean isRow() {
      return type().equals("row");
    }

    String title() {
      return json.path("title").asText();
    }

    String description() {
      return json.path("description").asText();
    }

    List<JsonNode> targets() {
      return elements(json.path("targets"));
    }

    boolean overlaps(Panel other) {
      return left() < other.right()
          && other.left() < right()
          && top() < other.bottom()
          && other.top() < bottom();
    }

    int left() {
      return grid("x");
    }

    int right() {
      return left() + grid("w");
    }

    int top() {
      return grid("y");
    }

    int bottom() {
      return top() + grid("h");
    }

    private int grid(String field) {
      JsonNode value = json.path("gridPos").path(field);
      if (!value.isInt()) {
        throw new IllegalArgumentException(title() + ": expected gridPos." + field);
      }
      return value.asInt();
    }

    @Override
    public String toString() {
      return id() + " " + title();
    }
  }

  /** Panels and rows; none is hidden inside a row. */
  List<Panel> panels() {
    return elements(json.path("panels")).stream().map(Panel::new).toList();
  }

  /** A variable that a query fills. */
  record Variable(JsonNode json) {
    String name() {
      return json.path("name").asText();
    }

    boolean hasAll() {
      return json.path("includeAll").asBoolean();
    }

    boolean isMulti() {
      return json.path("multi").asBoolean();
    }

    /** What stands for all values; empty if that is the list of them. */
    String allValue() {
      return json.path("allValue").asText();
    }

    Query query() {
      JsonNode query = json.path("query");
      return new Query(
          "variable " + name(),
          json.path("datasource"),
          query.isTextual() ? query.asText() : query.path("query").asText(),
          "",
          true);
    }
  }

  List<Variable> variables() {
    return elements(json.path("templating").path("list")).stream().map(Variable::new).toList();
  }

  Set<String> variableNames() {
    return variables().stream().map(Variable::name).collect(Collectors.toSet());
  }

  /**
   * A query and where it stands.
   *
   * @param where the panel, or the variable
   * @param text PromQL, or SQL
   * @param legend how its series are named
   * @param instant whether one instant is asked for, not a range
   */
  record Query(String where, JsonNode source, String text, String legend, boolean instant) {
    boolean isSql() {
      return source.path("type").asText().equals("grafana-postgresql-datasource");
    }
  }

  List<Query> queries(Panel panel) {
    List<Query> queries = new ArrayList<>();
    for (JsonNode target : panel.targets()) {
      queries.add(
          new Query(
              panel.title(),
              target.path("datasource"),
              target.path(target.has("rawSql") ? "rawSql" : "expr").asText(),
              target.path("legendFormat").asText(),
              target.path("instant").asBoolean()));
    }
    return queries;
  }

  /** Those of panels and variables. */
  List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    variables().forEach(variable -> queries.add(variable.query()));
    panels().forEach(panel -> queries.addAll(queries(panel)));
    return queries;
  }

  private static List<JsonNode> elements(JsonNode array) {
    return array.isArray() ? array.valueStream().toList() : List.of();
  }

  @Override
  public String toString() {
    return file;
  }
}
