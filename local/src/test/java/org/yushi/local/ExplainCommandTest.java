package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.local.Command.yushi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people did stands under the revision that it made, once. */
class ExplainCommandTest {
  private static final String SIGN =
      "{\"act\":\"SIGN\",\"by\":\"马强\",\"reason\":\"\",\"at\":\"2026-09-21T09:05:00.000+08:00\"}";
  private static final String EXPLAIN =
      "{\"act\":\"EXPLAIN\",\"by\":\"李四\",\"reason\":\"材料当日已补齐\",\"at\":\"2026-09-21T10:00:00.000+08:00\"}";
  private static final String RESCIND =
      "{\"act\":\"RESCIND\",\"by\":\"周正\",\"reason\":\"核实\",\"at\":\"2026-09-21T06:00:00.000Z\"}";

  @TempDir Path folder;

  @BeforeEach
  void writeTheThread() throws Exception {
    Files.write(
        folder.resolve("revisions.jsonl"),
        List.of(
            revision(1, "RAISED", "ACTIVE", "2026-09-20T17:00:00.001+08:00"),
            revision(2, "RESTATED", "ACTIVE", "2026-09-21T09:05:00.000+08:00", SIGN),
            revision(3, "RESTATED", "ACTIVE", "2026-09-21T10:00:00.000+08:00", SIGN, EXPLAIN),
            revision(
                4,
                "RETRACTED",
                "RETRACTED",
                "2026-09-21T14:00:00.000+08:00",
                SIGN,
                EXPLAIN,
                RESCIND)));
  }

  private static String revision(
      int number, String kind, String status, String decidedAt, String... acts) {
    return """
        {"alertId":"016db2cceac4528976b5","revision":%d,"kind":"%s","reason":"FACT","decidedAt":"%s",\
        "rule":"overdue","title":{"zh-CN":"办件超期","en":"Overdue"},"level":"RED","status":"%s",\
        "subject":{"kind":"CASE","id":"c1"},"acts":[%s],"rulebook":"r"}"""
        .formatted(number, kind, decidedAt, status, String.join(",", acts));
  }

  private String history(String language) {
    Command.Result result = yushi("explain", "016d", "--out", folder, "--lang", language);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out().substring(result.out().indexOf("  1. "));
  }

  @Test
  void inChinese() {
    assertThat(history("zh"))
        .isEqualTo(
            """
              1. 2026-09-20T17:00:00.001+08:00  发出  红牌 · 持续中
              2. 2026-09-21T09:05:00.000+08:00  补充说明  红牌 · 持续中
                 签收 马强
              3. 2026-09-21T10:00:00.000+08:00  补充说明  红牌 · 持续中
                 说明 李四：材料当日已补齐
              4. 2026-09-21T14:00:00.000+08:00  撤回  红牌 · 已撤回
                 撤牌 周正：核实
            """);
  }

  @Test
  void inEnglish() {
    assertThat(history("en"))
        .isEqualTo(
            """
              1. 2026-09-20T17:00:00.001+08:00  raised  red · active
              2. 2026-09-21T09:05:00.000+08:00  restated  red · active
                 signed by 马强
              3. 2026-09-21T10:00:00.000+08:00  restated  red · active
                 explained by 李四: 材料当日已补齐
              4. 2026-09-21T14:00:00.000+08:00  retracted  red · retracted
                 rescinded by 周正: 核实
            """);
  }
}
