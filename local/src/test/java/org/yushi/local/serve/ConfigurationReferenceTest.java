package org.yushi.local.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference names every key in the order of the code, with its form and usual value. */
class ConfigurationReferenceTest {
  @Test
  void theTableIsTheCodes() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "reference", "configuration.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.lastIndexOf(" | ")))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Setting.ALL.stream().map(ConfigurationReferenceTest::row).toList());
  }

  private static String row(Setting<?> setting) {
    String usual =
        setting.otherwise() == null
            ? " –"
            : setting.otherwise().isEmpty() ? "" : " `" + setting.otherwise() + "`";
    return "| `" + setting.key() + "` | " + setting.form().name() + " |" + usual;
  }
}
