package org.yushi.local;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.LedgerBusyException;
import org.yushi.ledger.LedgerNotEmptyException;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.replay.EventFiles;
import org.yushi.local.replay.ReplayRun;
import org.yushi.local.replay.ReplaySummary;
import org.yushi.rulebook.RulebookBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yushi replay}: files of events → alerts. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "重放办件事件，得出截至某一时刻的全部预警。",
      "Replays case events and writes every alert as of an instant.",
      "",
      "写入 Writes into --out:",
      "  alerts.jsonl     以今日所知 as known now, sorted by alert id",
      "  revisions.jsonl  当时经过 as it happened: every revision, with decidedAt",
      "  rejected.jsonl   拒收记录 what could not be taken in, with the reason",
      "  summary.json     收、审、重、拒、待 counts, alerts by rule/level/status, stations"
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi replay --events events.jsonl --rulebook examples/receipt/rulebook \\",
      "      --as-of 2011-07-01T00:00:00+02:00 --out target/receipt"
    })
final class ReplayCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--events",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "事件文件，每行一个 JSON files of events, one JSON object per line (.gz too)")
  private List<Path> events = List.of();

  @Option(
      names = "--actions",
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "人对预警所做的（签收、说明、撤牌…），每行一个 JSON",
        "files of what people did about alerts, one JSON object per line (.gz too)"
      })
  private List<Path> actions = List.of();

  @Option(
      names = "--rulebook",
      paramLabel = "DIR",
      description = "规则库目录，缺省为自带的县级规则库 rulebook folder; default: the shipped county")
  private @Nullable Path rulebook;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "INSTANT",
      description = "截止时刻（含）nothing after it exists, e.g. 2026-03-31T17:00:00+08:00")
  private String asOf = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "输出目录 folder for the results; files of an earlier replay are replaced")
  private Path out = Path.of(".");

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "先打乱行序（结果应不变）read the lines in another order; nothing may change")
  private @Nullable Long shuffle;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "并行度 subtasks per station (default ${DEFAULT-VALUE})")
  private int parallelism = 2;

  @Option(
      names = "--ledger",
      paramLabel = "PLACE",
      description = {
        "另记入一本空账本：目录（内置数据库）或 jdbc:postgresql://…",
        "fill an empty ledger too: a folder (embedded database) or jdbc:postgresql://…"
      })
  private @Nullable String ledger;

  @Option(names = "--json", description = "以 JSON 打印汇总 print the summary as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    check("--events", events);
    check("--actions", actions);
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new InputException("--out " + out + "：应为目录 expected a folder, found a file");
    }
    if (parallelism < 1 || parallelism > 128) {
      throw new InputException("--parallelism：应为 1 至 128 expected 1 to 128, found " + parallelism);
    }
    Instant until = instant(asOf);
    RulebookBundle bundle =
        rulebook == null ? RulebookBundle.shipped("county") : RulebookBundle.read(rulebook);
    ReplayRun run =
        ReplayRun.of(events, bundle, until, out)
            .with(actions)
            .shuffled(shuffle)
            .inParallel(parallelism)
            .showing(ImportProgress.somebodyLooks());
    ReplaySummary summary = ledger == null ? run.run() : runInto(ledger, run);
    PrintWriter print = spec.commandLine().getOut();
    print.println(json ? summary.json() : summary.text(out));
    print.flush();
    return 0;
  }

  private static void check(String option, List<Path> files) {
    for (Path file : files) {
      String problem = EventFiles.problem(file);
      if (!problem.isEmpty()) {
        throw new InputException(option + " " + file + "：" + problem);
      }
    }
  }

  private static ReplaySummary runInto(String place, ReplayRun run) throws Exception {
    try (LedgerPlace.Opened opened = Ledgers.forWriting(place)) {
      return run.into(opened.address()).run();
    } catch (LedgerBusyException | LedgerNotEmptyException e) {
      throw new InputException("--ledger " + place + "：" + e.getMessage());
    }
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InputException(
          "--as-of "
              + text
              + "：应为带时区的时刻 expected ISO-8601 with offset such as 2026-03-31T17:00:00+08:00");
    }
  }
}
