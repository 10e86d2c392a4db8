package org.yushi.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard as it lies in the repository. */
record Dashboard(String file, JsonNode json) {
  private static final Path FOLDER = Path.of("grafana", "dashboards");

  /** All there are. */
  static Stream<Dashboard> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Dashboard::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dashboard read(Path file) {
    try {
      return new Dashboard(
          String.valueOf(file.getFileName()), new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no JSON", e);
    }
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

  List<JsonNode> variables() {
    return elements(json.path("templating").path("list"));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return array.isArray() ? array.valueStream().toList() : List.of();
  }

  @Override
  public String toString() {
    return file;
  }
}
