package org.yushi.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.ledger.CurrentAlert;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;

/** Each field of a record is what docs/reference/supervision-record.md says, and fits. */
class SupervisionRecordTest {
  private static final String ALERT = "016db2cceac4528976b5";
  private static final String ISSUED = "2026-03-05T17:00:00.001+08:00";

  private static Places places = new Places(List.of());

  @BeforeAll
  static void ofTheShippedCounty() throws Exception {
    places = RulebookLoader.load(RulebookBundle.shipped("county")).places();
  }

  private static AlertText alert() {
    return AlertText.overdue(ALERT, "2026-0001", ISSUED);
  }

  private static SupervisionRecord record(AlertText text) {
    return new SupervisionRecords(places)
        .of(new CurrentAlert(text.json(), ISSUED, "2026-03-06T10:30:15.250+08:00"));
  }

  @Test
  void everyFieldOfAnAlertThatStands() {
    assertThat(record(alert()).values())
        .containsExactly(
            "2026-0001",
            "超期：应于3月5日办结。",
            "示范县政务服务中心",
            "",
            "2026-03-05T17:00:00+08:00",
            ALERT,
            "overdue",
            "3",
            "2026-03-06T10:30:15+08:00",
            "持续中：自2026-03-05 17:00:00起",
            name("D-MKT"));
    assertThat(SupervisionRecord.NAMES).hasSize(11);
  }

  private static String name(String code) {
    String name = places.chain(code).get(0).name();
    assertThat(name).isNotEqualTo(code).isNotEmpty();
    return name;
  }

  @Test
  void theResultSaysHowAnAlertEnded() {
    AlertText ended =
        alert()
            .next(2, "ENDED", "ENDED", "2026-03-06T10:30:15.250+08:00")
            .with("until", "2026-03-06T10:30:15.000+08:00");
    assertThat(record(ended).result()).isEqualTo("已结束：自2026-03-05 17:00:00起，至2026-03-06 10:30:15止");
    AlertText retracted = alert().next(2, "RETRACTED", "RETRACTED", ISSUED);
    assertThat(record(retracted).result()).startsWith("已撤回");
  }

  @ParameterizedTest
  @CsvSource({"NOTICE,1", "YELLOW,2", "RED,3"})
  void theCodeOfTheWarningIsOneDigit(String level, String code) {
    assertThat(record(alert().with("level", level)).warning()).isEqualTo(code);
  }

  @Test
  void aLevelThatIsNoneIsRefused() {
    assertThatThrownBy(() -> record(alert().with("level", "GREEN")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GREEN");
  }

  @Test
  void placesThatAreNotSaidAreThoseOfTheWindow() {
    SupervisionRecord record = record(alert().without("centre").without("department"));
    assertThat(record.organisation()).isEqualTo("示范县政务服务中心");
    assertThat(record.department()).isEqualTo(name(places.departmentOf("W01") + ""));
  }

  @Test
  void withoutACentreTheRegionIsNamedAndWithoutADepartmentNothing() {
    SupervisionRecord record =
        record(alert().without("centre").without("department").without("window"));
    assertThat(record.organisation()).isEqualTo("示范县");
    assertThat(record.department()).isEmpty();
    assertThat(record(alert().without("caseId")).caseId()).isEmpty();
  }

  @Test
  void aPlaceWithoutNameIsNamedByItsCode() {
    SupervisionRecord record = record(alert().with("centre", "C99").with("department", "D-99"));
    assertThat(record.organisation()).isEqualTo("C99");
    assertThat(record.department()).isEqualTo("D-99");
  }

  @Test
  void theContentHasAtMostAThousandCharacters() {
    String head = "超期：";
    String fits = "字".repeat(1_000 - head.length());
    assertThat(record(alert().computed(fits)).content()).isEqualTo(head + fits);
    assertThat(record(alert().computed(fits + "末")).content())
        .hasSize(1_000)
        .isEqualTo(head + fits.substring(1) + "…");
  }

  @Test
  void aCharacterIsNotCutInTwo() {
    String content = record(alert().computed("𠮷".repeat(2_000))).content();
    assertThat(content.codePointCount(0, content.length())).isEqualTo(1_000);
    assertThat(content).endsWith("𠮷…");
    assertThat(content.chars().filter(each -> Character.isHighSurrogate((char) each)).count())
        .isEqualTo(content.chars().filter(each -> Character.isLowSurrogate((char) each)).count());
  }

  @Test
  void codesHaveAtMostTwentyCharactersAndTwoDoNotBecomeOne() {
    assertThat(record(alert()).alertId()).hasSize(20);
    String twenty = "a-rule-of-twenty-cha";
    assertThat(record(alert().with("rule", twenty)).rule()).isEqualTo(twenty);
    String one = record(alert().with("rule", twenty + "racters")).rule();
    String other = record(alert().with("rule", twenty + "racters-2")).rule();
    assertThat(one).hasSize(20).startsWith("a-rule-of-t-").isNotEqualTo(other);
    assertThat(other).hasSize(20);
  }

  @Test
  void csvGivesBackWhatWasWritten() {
    String hard = "引号\"、逗号, 和\n换行";
    SupervisionRecord record = record(alert().computed(hard).with("caseId", "a,b"));
    String text = RecordForm.CSV.head().orElseThrow() + "\n" + RecordForm.CSV.line(record) + "\n";
    List<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text).stream().toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).getFields()).isEqualTo(SupervisionRecord.NAMES);
    assertThat(rows.get(1).getFields()).isEqualTo(record.values());
  }

  @Test
  void jsonHasAllElevenNamesInTheOrderOfTheStandard() throws Exception {
    SupervisionRecord record = record(alert().without("caseId").computed("两\n行"));
    String line = RecordForm.JSON.line(record);
    assertThat(line).doesNotContain("\n");
    JsonNode node = new ObjectMapper().readTree(line);
    assertThat(node.fieldNames()).toIterable().containsExactlyElementsOf(SupervisionRecord.NAMES);
    assertThat(node.path("办件编号").asText("none")).isEmpty();
    assertThat(node.path("督办内容").asText()).isEqualTo("超期：两\n行");
    assertThat(RecordForm.JSON.head()).isEmpty();
  }
}
