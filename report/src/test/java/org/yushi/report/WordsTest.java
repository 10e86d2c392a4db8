package org.yushi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yushi.report.model.Day;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.Tier;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;
import org.yushi.rulebook.Level;

/** Both bundles say the same things, and all of them are said somewhere. */
class WordsTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/yushi/report/text");
  private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z][\\w.-]*)\"");
  private static final Words ZH = new Words(Locale.CHINESE, ZoneOffset.UTC);

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

  /** A key is used if it is quoted, or made of a known prefix and a quoted or enumerated name. */
  @Test
  void everyKeyIsUsed() throws IOException {
    TreeSet<String> quoted = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
      for (Path source :
          sources.filter(path -> path.toString().matches(".*\\.(java|ftlh)")).toList()) {
        QUOTED.matcher(Files.readString(source)).results().forEach(hit -> quoted.add(hit.group(1)));
      }
    }
    TreeSet<String> used = new TreeSet<>(quoted);
    for (String prefix : new String[] {"table", "column", "sheet", "section", "group"}) {
      quoted.forEach(name -> used.add(prefix + "." + name));
    }
    for (Kpi kpi : Kpi.values()) {
      used.add("kpi." + kpi.id());
      used.add("kpi." + kpi.id() + ".means");
      used.add("kpi.short." + kpi.id());
    }
    for (Enum<?>[] words : new Enum<?>[][] {Tier.values(), Level.values(), Day.Kind.values()}) {
      Arrays.stream(words)
          .forEach(word -> used.add(word.getDeclaringClass().getSimpleName() + "." + word.name()));
    }
    for (int day = 1; day <= 7; day++) {
      used.add("weekday." + day);
    }
    TreeSet<String> unused = new TreeSet<>(bundle("words.properties").stringPropertyNames());
    unused.removeAll(used);
    assertThat(unused).isEmpty();
  }

  @Test
  void everyFigureIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/monthly-report.md"));
    for (Kpi kpi : Kpi.values()) {
      assertThat(page).contains("`" + kpi.id() + "`");
      assertThat(Kpi.parse(kpi.id())).isEqualTo(kpi);
      assertThat(ZH.say("kpi." + kpi.id() + ".means")).isNotBlank();
    }
  }

  @Test
  void numbersAsPeopleWriteThem() {
    assertThat(ZH.text(Value.rate(0, 0))).isEqualTo("—");
    assertThat(ZH.text(Value.rate(0, 9))).isEqualTo("0.0%");
    assertThat(ZH.text(Value.rate(13, 80_000))).isEqualTo("0.02%");
    assertThat(ZH.text(Value.rate(5, 4))).isEqualTo("125.0%");
    assertThat(ZH.text(Value.minutes(0, 0))).isEqualTo("—");
    assertThat(ZH.text(Value.count(1_234_567))).isEqualTo("1,234,567");
    assertThat(ZH.text(Value.fen(12_345))).isEqualTo("123.45");
    assertThat(ZH.text(Value.count(9).since(Value.count(10)))).isEqualTo("−10.0%");
    assertThat(ZH.text(Value.count(9).since(Value.count(0)))).isEqualTo("—");
    assertThat(ZH.text(Value.rate(1, 2).since(Value.rate(1, 4)))).isEqualTo("+25.0个百分点");
    assertThat(ZH.text(Value.count(9).difference(Value.count(11)))).isEqualTo("−2");
    assertThat(ZH.text(new Value(Value.Kind.CHANGE, OptionalDouble.of(-0.0001)))).isEqualTo("0.0%");
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
