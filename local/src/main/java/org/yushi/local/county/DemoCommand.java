package org.yushi.local.county;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yushi demo}: replays a generated county and compares what was found with its truth. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {
      "生成一个小县的办件日志并重放，对照事先埋设的真值。",
      "Replays a small generated county and compares with its planted truth.",
      ""
    },
    description = {
      "每条规则和每条规则的例外都至少出现一次，另有重复、乱序、迟报、更正和损坏的行。",
      "真值按构造埋设，不经监察程序；规则、对象、级别、状态、起止时刻一毫秒不差才算找到。",
      "",
      "Every rule and exceptions of each occur, among duplicates, events out of order,",
      "late facts, corrections and broken lines. The truth is planted by construction,",
      "not computed by the engine; rule, subject, level, status and both instants must",
      "agree to the millisecond.",
      "",
      "写入 Writes into --out:",
      "  events.jsonl  办件日志 the log",
      "  truth.jsonl   真值 the alerts that must be found",
      "  cases.jsonl   每件埋设了什么 what was planted in each case",
      "  alerts.jsonl  找到的预警 the alerts found, and what else a replay writes",
      ""
    },
    optionListHeading = "选项 Options:%n",
    exitCodeListHeading = "%n退出码 Exit codes:%n",
    exitCodeList = {
      "0:完全一致 no difference",
      "1:有漏报或误报 some alert missed or false",
      "2:用法有误 wrong use",
      "3:内部错误 fault of Yushi's own"
    },
    exitCodeOnExecutionException = 3,
    footer = {"", "例 Example:", "  ./yushi demo --seed 7"})
public final class DemoCommand implements Callable<Integer> {
  private final ReplayRunner replay;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = {"随机种子，同一种子得同一日志，默认 ${DEFAULT-VALUE}", "seed: the same seed, the same log"})
  private long seed = 1;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = {"至少多少个情景，默认 ${DEFAULT-VALUE}", "how many stories to tell, at the least"})
  private int cases = 300;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {"输出目录，默认 ${DEFAULT-VALUE}", "folder to write to"})
  private Path out = Path.of("target", "demo");

  @Option(
      names = "--json",
      description = {"以 JSON 输出结果", "print the result as JSON"})
  private boolean json;

  /** The command, with what replays a log. */
  public DemoCommand(ReplayRunner replay) {
    this.replay = replay;
  }

  @Override
  public Integer call() throws Exception {
    GeneratedCounty county = new CountyGenerator(seed, cases).generate();
    Files.createDirectories(out);
    Path events = Files.write(out.resolve("events.jsonl"), county.lines());
    Files.write(out.resolve("truth.jsonl"), AlertLines.truth(county.truth()));
    Files.write(out.resolve("cases.jsonl"), AlertLines.cases(county.cases()));
    Path alerts = out.resolve("alerts.jsonl");
    Files.deleteIfExists(alerts);
    replay.replay(List.of(events), null, county.asOf(), out);
    Comparison comparison = Comparison.of(county.truth(), AlertLines.read(alerts));
    PrintWriter to = spec.commandLine().getOut();
    to.print(report(county, comparison));
    to.flush();
    return comparison.same() ? 0 : 1;
  }

  private String report(GeneratedCounty county, Comparison comparison) throws IOException {
    DemoReport report = new DemoReport(seed, county, comparison);
    return json ? report.json() + System.lineSeparator() : report.text();
  }
}
