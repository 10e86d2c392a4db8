package org.yushi.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code yushi} command. */
@Command(
    name = "yushi",
    description = "电子效能监察 Efficiency supervision of service centres.",
    subcommands = {ImportCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Yushi {
  private Yushi() {}

  /** Runs a subcommand and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Yushi())
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .execute(arguments));
  }

  /** Chinese is written right whatever the locale of the machine. */
  private static PrintWriter utf8(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
  }
}
