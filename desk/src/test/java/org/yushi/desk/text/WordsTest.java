package org.yushi.desk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yushi.alert.Reason;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/** Both bundles say the same things, and all of them are said somewhere. */
class WordsTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/yushi/desk/text");
  private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z][\\w.-]*)\"");

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
    Properties zh = bundle("words.properties");
    Properties en = bundle("words_en.properties");
    assertThat(en.stringPropertyNames()).isEqualTo(zh.stringPropertyNames());
    for (String key : zh.stringPropertyNames()) {
      assertThat(places(en.getProperty(key))).as(key).isEqualTo(places(zh.getProperty(key)));
      assertThat(zh.getProperty(key) + en.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  /** A key is used if it is quoted, or made of a quoted prefix and an enumerated name. */
  @Test
  void everyKeyIsUsed() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        QUOTED.matcher(Files.readString(source)).results().forEach(hit -> used.add(hit.group(1)));
      }
    }
    add(used, "Level.", Level.values());
    add(used, "warning.", Level.values());
    add(used, "officeTime.", OfficeTime.Unit.values());
    for (String act : new String[] {"sign", "explain", "uphold", "rescind"}) {
      used.add("answer." + act + ".line");
    }
    add(used, "Reason.", Reason.values());
    add(used, "fact.", SubjectRef.Kind.values());
    for (String prefix : new String[] {"mark.", "withdrawal.title.", "withdrawal.lead."}) {
      used.add(prefix + "withdrawn");
      used.add(prefix + "lowered");
    }
    TreeSet<String> unused = new TreeSet<>(bundle("words.properties").stringPropertyNames());
    unused.removeAll(used);
    assertThat(unused).isEmpty();
  }

  private static void add(Set<String> keys, String prefix, Enum<?>[] words) {
    Arrays.stream(words).forEach(word -> keys.add(prefix + word.name()));
  }

  private static String places(String pattern) {
    return Pattern.compile("\\{\\d}")
        .matcher(pattern)
        .results()
        .map(hit -> hit.group())
        .distinct()
        .sorted()
        .collect(Collectors.joining());
  }

  private static Properties bundle(String name) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name), StandardCharsets.UTF_8)) {
      bundle.load(reader);
    }
    return bundle;
  }
}
