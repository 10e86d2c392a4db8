package org.yushi.local;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.running.StopSignal;
import org.yushi.local.serve.LedgerKeeping;
import org.yushi.local.serve.Refusals;
import org.yushi.local.serve.ServeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code yushi ledger}: keeps the ledger of a job that runs elsewhere. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "单独记账：把作业的结果从 Kafka 记入账本，直到被停止（Ctrl-C 或 SIGTERM）。作业在另一进程中，其 ledger.database 为 none。",
      "Keeps the ledger in a process of its own: writes what the job publishes to Kafka into the"
          + " ledger until it is stopped by Ctrl-C or SIGTERM. The job runs elsewhere, with"
          + " ledger.database none. Started again, it goes on where it stopped.",
      "",
      "配置与 serve 相同 The configuration is that of serve: docs/reference/configuration.md",
      "退出码 Exit codes: 0 已停止 stopped · 2 配置、主题或账本有误 configuration, topics or ledger"
          + " wrong · 3 记账终止 it ended for good"
    },
    footer = {
      "",
      "例 Example:",
      "  YUSHI_LEDGER_DATABASE=jdbc:postgresql://db:5432/yushi ./yushi ledger --config county.yaml"
    })
final class LedgerCommand implements Callable<Integer> {
  @Mixin private Attended attended = new Attended();

  @Option(
      names = "--tables-only",
      description = "只建表或升级表，随即结束 make the tables, or bring them up to date, and end")
  private boolean tablesOnly;

  @Override
  public Integer call() throws Exception {
    ServeSettings settings = Refusals.read(attended.config(), System.getenv());
    LedgerPlace place = place(settings.ledger());
    if (tablesOnly) {
      LedgerKeeping.makeTables(place);
      attended.say("账本的表已是最新 The tables of the ledger are up to date: " + place);
      return 0;
    }
    return keep(settings, place);
  }

  private static LedgerPlace place(@Nullable LedgerPlace place) {
    if (place == null) {
      throw new InputException(
          "ledger.database：应为账本所在 expected where the ledger is, found none (YUSHI_LEDGER_DATABASE)");
    }
    return place;
  }

  private int keep(ServeSettings settings, LedgerPlace place) throws Exception {
    try (StopSignal signal = StopSignal.ofProcess();
        LedgerKeeping keeping = LedgerKeeping.start(settings, place)) {
      attended.say(keeping.begun());
      if (!attended.endsWell(signal, "记账终止 The ledger ended for good", new Writing(keeping))) {
        return Failures.FAULT;
      }
      attended.say(keeping.stop());
      return 0;
    }
  }

  private record Writing(LedgerKeeping keeping) implements Attended.Work {
    @Override
    public Optional<String> failure() {
      return keeping.failure();
    }

    @Override
    public boolean isDone() throws InterruptedException {
      keeping.lookForRulebooks();
      return false;
    }
  }
}
