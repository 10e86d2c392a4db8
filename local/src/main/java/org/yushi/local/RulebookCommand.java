package org.yushi.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.yushi.rulebook.Problem;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.RuleCases;
import org.yushi.verdict.RuleEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yushi rulebook}: what is to be done with a rulebook. */
@Command(
    name = "rulebook",
    mixinStandardHelpOptions = true,
    description = "规则库 works on rulebooks",
    subcommands = RulebookCommand.Check.class,
    synopsisSubcommandLabel = "check DIR")
final class RulebookCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "缺少子命令 expected a subcommand: check");
  }

  /** {@code yushi rulebook check DIR}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "编译、交叉检查规则库，并运行全部案例。读时钟的规则一律拒绝。",
        "Compiles and cross-checks a rulebook and runs all of its cases. Refuses rules that read"
            + " a clock.",
        "退出码 Exit codes: 0 通过 passed · 1 案例不符 a case differs · 2 规则库有误 cannot be used"
      })
  static final class Check implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "规则库目录 folder with a rulebook.yaml")
    private Path folder = Path.of(".");

    @Override
    public Integer call() throws Exception {
      PrintWriter print = spec.commandLine().getOut();
      RulebookBundle bundle = RulebookBundle.read(folder);
      Rulebook rulebook = load(bundle);
      List<RuleCases.Outcome> outcomes = RuleCases.run(bundle);
      long failed = 0;
      for (RuleCases.Outcome outcome : outcomes) {
        if (!outcome.passed()) {
          failed++;
          print.println("✗ " + outcome.file() + "：" + outcome.name());
          print.println("    " + outcome.difference());
        }
      }
      print.printf(
          "规则库 Rulebook %s %s：%d 条规则 rules，%d 个案例 cases，%d 个不符 differ%n",
          rulebook.name(),
          rulebook.version().substring(0, 12),
          rulebook.rules().size(),
          outcomes.size(),
          failed);
      print.flush();
      return failed == 0 ? 0 : Failures.CHECK_FAILED;
    }

    /** Loads; what is wrong with tables does not hide what is wrong with rules. */
    private static Rulebook load(RulebookBundle bundle) throws RulebookException {
      try {
        return RulebookLoader.load(bundle);
      } catch (RulebookException e) {
        List<Problem> problems = new ArrayList<>(e.problems());
        problems.addAll(
            RuleEngine.problems(bundle.version(), RulebookLoader.readableRules(bundle)));
        throw new RulebookException(problems);
      }
    }
  }
}
