package org.yushi.local.serve;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.DatabaseAddress;

/**
 * How a value is written.
 *
 * @param name short name, for the reference
 * @param expected what is expected, for messages
 * @param several whether it may be a list
 * @param parse the value, or null if it is not written so
 */
record Form<T>(
    String name, String expected, boolean several, Function<List<String>, @Nullable T> parse) {
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern TOPIC_NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
  private static final Pattern ADDRESSES =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(\\s*,\\s*[^\\s,:]+:\\d{1,5})*");
  private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

  static final Form<String> TEXT = one("text", "应为文本 expected a text", text -> text);
  static final Form<String> ADDRESS =
      one(
          "addresses",
          "应为 主机:端口，可用逗号分隔多个 expected host:port, several with commas",
          text -> ADDRESSES.matcher(text).matches() ? text : null);
  static final Form<String> TOPIC =
      one(
          "topic",
          "应为主题名（字母、数字、. _ -） expected the name of a topic: letters, digits, . _ -",
          Form::topic);
  static final Form<List<String>> TOPICS =
      new Form<>(
          "topics",
          "应为一个或多个不同的主题名 expected one or more names of topics, each once",
          true,
          Form::topics);
  static final Form<String> PATTERN =
      one("pattern", "应为正则表达式 expected a regular expression", Form::pattern);
  static final Form<Boolean> SWITCH =
      one("true or false", "应为 true 或 false expected true or false", Form::trueOrFalse);
  static final Form<Duration> DURATION =
      one(
          "duration",
          "应为 ISO-8601 时长，至少 1 毫秒 expected a duration such as PT1S, at least a millisecond",
          Form::duration);
  static final Form<String> PORT =
      one("port", "应为端口或端口范围 expected a port or a range of ports such as 9249-9260", Form::ports);
  static final Form<String> DATABASE =
      one(
          "database",
          "应为 embedded、none 或 jdbc:postgresql://主机:端口/库 expected embedded, none or"
              + " jdbc:postgresql://host:port/database",
          Form::database);
  static final Form<Path> FOLDER = one("folder", "应为目录 expected a folder", Form::folder);

  /** A whole number in a range. */
  static Form<Integer> number(int least, int most) {
    return one(
        least + "–" + most,
        "应为 %d 至 %d 的整数 expected a whole number from %d to %d".formatted(least, most, least, most),
        text -> number(text, least, most));
  }

  private static <T> Form<T> one(
      String name, String expected, Function<String, @Nullable T> parse) {
    return new Form<>(name, expected, false, texts -> parse.apply(texts.get(0)));
  }

  private static @Nullable String topic(String text) {
    return TOPIC_NAME.matcher(text).matches() ? text : null;
  }

  private static @Nullable List<String> topics(List<String> texts) {
    boolean named = !texts.isEmpty() && texts.stream().allMatch(text -> topic(text) != null);
    return named && texts.stream().distinct().count() == texts.size() ? texts : null;
  }

  private static @Nullable String pattern(String text) {
    try {
      return Pattern.compile(text).pattern();
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static @Nullable Boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.toMillis() >= 1 ? duration : null;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable String ports(String text) {
    var ports = PORTS.matcher(text);
    if (!ports.matches()) {
      return null;
    }
    Integer first = number(ports.group(1), 1, LARGEST_PORT);
    Integer last = ports.group(2) == null ? first : number(ports.group(2), 1, LARGEST_PORT);
    return first != null && last != null && first <= last ? text : null;
  }

  private static @Nullable String database(String text) {
    return text.equals("embedded") || text.equals("none") || DatabaseAddress.isUrl(text)
        ? text
        : null;
  }

  private static @Nullable Path folder(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Integer number(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      return number >= least && number <= most ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
