package org.yushi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yushi.casework.RejectedEventException;

class ActReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:30:00.123Z");
  private static final String ID = "0123456789abcdef0123";

  private static Act read(String json) throws RejectedEventException {
    return ActReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW);
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Act act = new Act("a1", ID, Act.Kind.EXPLAIN, "李四", "材料当日已补齐", NOW);

    assertThat(ActReader.read(ActWriter.write(act).getBytes(StandardCharsets.UTF_8), NOW))
        .isEqualTo(act);
  }

  @Test
  void aLineOfAFileSaysItselfWhenItBecameKnown() throws Exception {
    String line =
        "{\"actionId\":\"a\",\"alertId\":\"%s\",\"act\":\"SIGN\",\"by\":\"x\",\"ingestedAt\":\"2026-03-02T09:30:00.1234+08:00\"}"
            .formatted(ID);

    assertThat(ActReader.read(line.getBytes(StandardCharsets.UTF_8), null).at()).isEqualTo(NOW);
  }

  @Test
  void numbersOfPeopleAreMasked() throws Exception {
    Act act =
        read(
            "{'actionId':'a','alertId':'%s','act':'EXPLAIN','by':'李四','reason':'申请人510104199001011234来电'}"
                .formatted(ID));

    assertThat(act.reason()).doesNotContain("510104199001011234").startsWith("申请人");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | act: expected a JSON object, found ARRAY
          {'a': | broken JSON
          {'alertId':'xyz','act':'SIGN','by':'x','actionId':'a'} | alertId: expected 20 hex digits, found "xyz"
          {'alertId':'0123456789abcdef0123','act':'sign','by':'x','actionId':'a'} | act: expected one of [SIGN, EXPLAIN, UPHOLD, RESCIND, RELEASE], found "sign"
          {'alertId':'0123456789abcdef0123','act':'SIGN','by':' ','actionId':'a'} | by: expected a value, found none
          {'alertId':'0123456789abcdef0123','act':'SIGN','by':7,'actionId':'a'} | by: expected a text, found "7"
          {'alertId':'0123456789abcdef0123','act':'SIGN','by':'x'} | actionId: expected a value, found none
          """)
  void whatIsWrongIsSaid(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(RejectedEventException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(() -> read("{}"))
        .hasMessageContainingAll("actionId:", "alertId:", "act:", "by:");
  }

  @Test
  void aReasonHasItsLimit() {
    assertThatThrownBy(
            () ->
                read(
                    "{'actionId':'a','alertId':'%s','act':'SIGN','by':'x','reason':'%s'}"
                        .formatted(ID, "长".repeat(4001))))
        .hasMessage("reason: expected at most 4000 characters, found 4001");
  }
}
