package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reference page shows is what happens. */
class MappingReferenceTest {
  @TempDir Path folder;

  private static String page() throws Exception {
    return Files.readString(Path.of("..", "docs", "reference", "mapping-language.md"));
  }

  private static String block(String language, int number) throws Exception {
    Matcher found =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
    for (int i = 0; i <= number; i++) {
      assertThat(found.find()).isTrue();
    }
    return found.group(1);
  }

  @Test
  void the_first_mapping_gives_what_the_page_says() throws Exception {
    Trial trial = new Trial(folder).log("permits.csv", block("csv", 0).strip());
    List<JsonNode> events = trial.events(block("yaml", 0));
    assertThat(page()).contains("3 行 rows → %d 事件 events".formatted(events.size()));
    assertThat(Trial.types(events)).hasToString("{ACCEPTED=3, DECIDED=1, RECEIVED=3, WITHDRAWN=1}");
    String first =
        events.get(0).toString().replaceAll("\"(eventId|applicant)\":\"[^\"]*\"", "\"$1\":\"…\"");
    assertThat(block("json", 0).strip()).isEqualTo(first);
  }

  @Test
  void the_mapping_of_two_registers_is_a_right_one() throws Exception {
    assertThat(Trial.read(block("yaml", 1)).tables()).hasSize(2);
  }

  @Test
  void the_changes_that_it_shows_are_right_ones() throws Exception {
    String mapping =
        "source: s\nzone: UTC\nkey: no\nfields: {caseId: no}\n"
            + block("yaml", 2)
            + "events: [{type: ACCEPTED, occurredAt: at}]\n";
    assertThat(Trial.read(mapping).tables().get(0).changes()).isNotNull();
  }

  @Test
  void every_field_has_its_row() throws Exception {
    String page = page();
    assertThat(Arrays.stream(Field.values()).map(field -> "`" + field.key() + "`"))
        .allSatisfy(field -> assertThat(page).contains(field));
  }
}
