package org.yushi.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.AlertLines;
import org.yushi.local.county.Comparison;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.ports.FreePorts;
import org.yushi.local.report.ReportSummary;
import org.yushi.local.running.StopSignal;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code yushi demo}: a generated county, live, and what was found beside its planted truth. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {
      "一个示范县的办件，实时监察，最后对照事先埋设的真值。",
      "The cases of a county, supervised live; in the end compared with planted truth.",
      ""
    },
    description = {
      "本机启动一个 Kafka、实时作业和模拟的窗口，按模拟时间从三月走到十二月。",
      "每条规则和每条规则的例外都至少出现一次，另有重复、乱序、迟报、更正、损坏的行，",
      "夜间批量报送的、断报一天的、替人代报的数据源。真值按构造埋设，不经监察程序；",
      "规则、对象、级别、状态、起止时刻一毫秒不差才算找到。",
      "",
      "A Kafka broker, the live job and simulated windows run in this process, on simulated",
      "time from March to December. Every rule and exceptions of each occur, among",
      "duplicates, events out of order, late facts, corrections, broken lines, and feeds",
      "that report at night, are cut off for a day, or speak for others. The truth is",
      "planted by construction, not computed by the engine; rule, subject, level, status",
      "and both instants must agree to the millisecond.",
      "",
      "写入 Writes into --out:",
      "  events.jsonl  办件日志 the log",
      "  truth.jsonl   真值 the alerts that must be found",
      "  cases.jsonl   每件埋设了什么 what was planted in each case",
      "  alerts.jsonl  找到的预警 the alerts found, and what else a replay writes",
      "  letters.jsonl 发给人的信 the letters to people; letters/ 邮件原样 as mails show them",
      "  ledger/       账本 the ledger: ./yushi report --ledger, ./yushi audit verify --ledger",
      "  report-*      上月月报 last month's report as HTML, PDF and XLSX",
      ""
    },
    optionListHeading = "选项 Options:%n",
    exitCodeListHeading = "%n退出码 Exit codes:%n",
    exitCodeList = {
      "0:完全一致 no difference",
      "1:有漏报或误报 some alert missed or false",
      "2:用法有误 wrong use",
      "3:内部错误 fault of Yushi's own",
      "130:按 Ctrl-C 中断 stopped by Ctrl-C"
    },
    exitCodeOnExecutionException = 3,
    footer = {"", "例 Example:", "  ./yushi demo --minutes 1 --seed 7"})
public final class DemoCommand implements Callable<Integer> {
  static final String EVENTS = "events.jsonl";

  private static final int STOPPED = 130;

  private final @Nullable CountyRun substitute;
  private final LetterBoard letters = new LetterBoard();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = {
        "几分钟走完全程，默认 ${DEFAULT-VALUE}；0 = 越快越好",
        "how long it takes; 0 = as fast as it goes"
      })
  private double minutes = 2;

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
      names = "--headless",
      description = {"逐行输出，不占用整个终端", "plain lines instead of the whole terminal"})
  private boolean headless;

  @Option(
      names = "--replay",
      description = {"不用 Kafka，直接重放日志文件", "replay the log as a file, without Kafka"})
  private boolean replay;

  @Option(
      names = "--observe",
      description = {
        "启动 Prometheus 观测演示（须已安装）",
        "have Prometheus watch the demo, where it is installed"
      })
  private boolean observe;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = {"在此端口提供 Prometheus 指标", "port at which Prometheus finds metrics"})
  private int metricsPort;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {"输出目录，默认 ${DEFAULT-VALUE}", "folder to write to"})
  private Path out = Path.of("target", "demo");

  @Option(
      names = "--json",
      description = {"以 JSON 输出结果", "print the result as JSON"})
  private boolean json;

  /** The command. */
  public DemoCommand() {
    this(null);
  }

  /** The command with something else than the job. */
  DemoCommand(@Nullable CountyRun substitute) {
    this.substitute = substitute;
  }

  @Override
  public Integer call() throws Exception {
    if (!(minutes >= 0)) {
      throw new ParameterException(
          spec.commandLine(), "--minutes：应为 0 或以上 expected 0 or more, found " + minutes);
    }
    GeneratedCounty county = new CountyGenerator(seed, cases).generate();
    Files.createDirectories(out);
    Files.write(out.resolve(EVENTS), county.lines());
    Files.write(out.resolve("truth.jsonl"), AlertLines.truth(county.truth()));
    Files.write(out.resolve("cases.jsonl"), AlertLines.cases(county.cases()));
    try {
      return told(county, run(county));
    } catch (StoppedException e) {
      spec.commandLine().getErr().println("已中断，未对照 Stopped, nothing compared.");
      return STOPPED;
    }
  }

  private AlertHistory run(GeneratedCounty county) throws Exception {
    if (substitute != null) {
      return substitute.run(county, out);
    }
    if (replay) {
      return new ReplayedCounty(!headless && !json).run(county, out);
    }
    int port = observe && metricsPort == 0 ? FreePorts.next() : metricsPort;
    try (StopSignal signal = StopSignal.ofProcess();
        DemoObserver observer = observe ? DemoObserver.of(port, out) : DemoObserver.none();
        Screen screen = screen(observer.note())) {
      LiveCounty live =
          new LiveCounty(Duration.ofMillis((long) (minutes * 60_000)), screen, signal, letters);
      return (port == 0 ? live : live.showingMetricsAt(port)).run(county, out);
    }
  }

  /** The whole terminal if there is one and nothing speaks against it. */
  private Screen screen(String note) throws RulebookException {
    CountyWords words = new CountyWords(RulebookLoader.load(RulebookBundle.shipped("demo")));
    PrintWriter lines = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    if (!headless && !json) {
      try {
        return LiveScreen.of(new CountyView(words, note));
      } catch (IOException e) {
        lines.println("没有终端，逐行输出 No terminal: plain lines.");
      }
    }
    if (!note.isEmpty()) {
      lines.println(note);
    }
    return new PlainScreen(lines, words);
  }

  private int told(GeneratedCounty county, AlertHistory history) throws Exception {
    Comparison comparison = Comparison.of(county, history);
    DemoReport report = new DemoReport(county, comparison, letters.tally(out));
    PrintWriter to = spec.commandLine().getOut();
    to.print(json ? report.json() + System.lineSeparator() : report.text());
    if (substitute == null) {
      ReportSummary month = DemoMonth.write(county.asOf(), out);
      if (!json) {
        to.println();
        to.println("上月月报 last month's report：");
        to.println(month.text());
      }
    }
    to.flush();
    return comparison.same() ? 0 : 1;
  }
}
