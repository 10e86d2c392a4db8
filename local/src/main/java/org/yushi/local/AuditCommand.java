package org.yushi.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code yushi audit}: what an audit office asks of a ledger. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "审计：校验账本，导出电子监察记录 checks a ledger, exports its alerts as records",
    subcommands = {AuditVerifyCommand.class, AuditRecordsCommand.class},
    synopsisSubcommandLabel = "verify | records")
final class AuditCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "缺少子命令 expected a subcommand: verify, records");
  }
}
