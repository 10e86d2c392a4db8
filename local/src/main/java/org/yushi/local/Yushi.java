package org.yushi.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.yushi.local.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code yushi} command. */
@Command(
    name = "yushi",
    mixinStandardHelpOptions = true,
    version = "Yushi 御史 0.1",
    description = {
      "电子效能监察：从办件日志到黄牌、红牌，每一张都说得清依据。",
      "Efficiency supervision of service centres: from case logs to yellow and red alerts,",
      "each with the facts, the computation and the law it rests on."
    },
    subcommands = {
      DemoCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      ExplainCommand.class,
      RulebookCommand.class,
      ServeCommand.class,
      DeskCommand.class,
      ActCommand.class,
      NoticesCommand.class,
      LedgerCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      AuditCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "先试 Try first:  ./yushi demo",
      "退出码 Exit codes: 0 完成 done · 1 检查未通过 a check failed · 2 用法或输入有误 wrong use or"
          + " input · 3 内部错误 fault of Yushi's own"
    })
public final class Yushi implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, for tests too. */
  static CommandLine commandLine() {
    return new CommandLine(new Yushi())
        .setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(new Failures())
        .setExitCodeExceptionMapper(Failures::exitCode);
  }

  /** Chinese is written right whatever the locale of the machine. */
  private static PrintWriter utf8(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
