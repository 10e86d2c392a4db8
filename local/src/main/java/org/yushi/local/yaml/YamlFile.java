package org.yushi.local.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a YAML file into nodes that know their place; notes keys given twice and aliases. */
public final class YamlFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final YAMLParser parser;
  private final Problems problems;

  private YamlFile(YAMLParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @throws YamlException if it is no YAML at all
   */
  public static YamlNode read(String text, Problems problems) throws YamlException {
    try (YAMLParser parser = YAML.createParser(text)) {
      parser.nextToken();
      return new YamlFile(parser, problems).node("");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new YamlException(
          "第 %d 行 line %d: 不是有效的 YAML not valid YAML: %s"
              .formatted(line, line, told(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new YamlException("不是有效的 YAML not valid YAML: " + e.getMessage());
    }
  }

  /** What the parser found, without its quotations; a question mark is the usual culprit. */
  private static String told(String message) {
    String what =
        message
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining("; "));
    return what.contains("got ?") || what.contains("'?'")
        ? what + "（[ ] 与 { } 中的 name? 须加引号 within [ ] and { } write \"name?\" in quotes）"
        : what;
  }

  private YamlNode node(String path) throws IOException {
    int line = Math.max(1, parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(path, line);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return list(path, line);
    }
    boolean none = parser.currentToken() == null || parser.currentToken() == JsonToken.VALUE_NULL;
    YamlNode value = new YamlNode(path, line, none ? null : parser.getText(), null, null);
    if (parser.isCurrentAlias()) {
      problems.add(value, "不支持 YAML 别名 aliases (*name) are not supported: 请写全 write it out");
    }
    return value;
  }

  private YamlNode object(String path, int line) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      YamlNode value = node(path.isEmpty() ? key : path + "." + key);
      if (entries.put(key, value) != null) {
        problems.add(value, "键重复 key given twice: \"" + key + "\"");
      }
    }
    return new YamlNode(path, line, null, null, entries);
  }

  private YamlNode list(String path, int line) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path + "[" + items.size() + "]"));
    }
    return new YamlNode(path, line, null, items, null);
  }
}
