package org.yushi.local;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.yushi.local.running.StopSignal;
import org.yushi.local.serve.Refusals;
import org.yushi.local.serve.ServeSettings;
import org.yushi.local.serve.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code yushi serve}: judges the events of real topics until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "实时监察：从 Kafka 读办件事件，把预警写回 Kafka，直到被停止（Ctrl-C 或 SIGTERM）。",
      "再次启动时从上次的检查点继续；断电、断网、积压都不误报、不漏报。",
      "Judges case events from Kafka and writes alerts to Kafka until it is stopped by Ctrl-C or"
          + " SIGTERM. Started again, it goes on where it stopped.",
      "",
      "配置 Configuration: docs/reference/configuration.md，例 example: examples/serve.yaml",
      "退出码 Exit codes: 0 已停止 stopped · 2 配置、规则库或主题有误 configuration, rulebook or topics"
          + " wrong · 3 作业终止 the job ended for good"
    },
    footer = {"", "例 Example:", "  ./yushi serve --config examples/serve.yaml"})
final class ServeCommand implements Callable<Integer> {
  @Mixin private Attended attended = new Attended();

  @Option(
      names = "--stop-with-savepoint",
      description = "停止时写保存点而非检查点 leave a savepoint behind, not a checkpoint, when stopped")
  private boolean savepoint;

  @Option(
      names = "--until-caught-up",
      description =
          "处理完启动时已有的记录即停止 stop by itself when everything is judged that was there at the start")
  private boolean untilCaughtUp;

  @Override
  public Integer call() throws Exception {
    ServeSettings settings = Refusals.read(attended.config(), System.getenv());
    try (StopSignal signal = StopSignal.ofProcess();
        Serving serving = Serving.start(settings, untilCaughtUp)) {
      if (!attended.endsWell(signal, "作业终止 The job ended for good", new Judging(serving))) {
        return Failures.FAULT;
      }
      attended.say(serving.stop(savepoint));
      return 0;
    }
  }

  private final class Judging implements Attended.Work {
    private final Serving serving;
    private boolean told;

    Judging(Serving serving) {
      this.serving = serving;
    }

    @Override
    public Optional<String> failure() throws Exception {
      return serving.isOver() ? Optional.of(serving.reasonOfEnd()) : Optional.empty();
    }

    @Override
    public boolean isDone() throws Exception {
      serving.tellFailures();
      if (!told && serving.isUp()) {
        attended.say(serving.begun());
        told = true;
      }
      return told && untilCaughtUp && serving.hasCaughtUp();
    }
  }
}
