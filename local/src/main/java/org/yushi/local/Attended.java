package org.yushi.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.yushi.local.running.StopSignal;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What commands share that run by a configuration until they are stopped. */
final class Attended {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "配置文件；环境变量 YUSHI_… 优先 the configuration; variables YUSHI_… go before it")
  private Path config = Path.of(".");

  /** What is looked at from time to time. */
  interface Work {
    /** Why it has ended for good; empty while all is well. */
    Optional<String> failure() throws Exception;

    /** Does what is to be done from time to time; whether the work is over by itself. */
    default boolean isDone() throws Exception {
      return false;
    }
  }

  /** The file that was named. */
  Path config() {
    return config;
  }

  /**
   * Waits until the work is over or told to stop.
   *
   * @param failed what is said before the reason if it ends for good
   * @return whether it ended as it should, and not for good
   */
  boolean endsWell(StopSignal signal, String failed, Work work) throws Exception {
    do {
      Optional<String> failure = work.failure();
      if (failure.isPresent()) {
        say(spec.commandLine().getErr(), failed + ": " + failure.get());
        return false;
      }
    } while (!work.isDone() && !signal.isAskedWithin(LOOK_EVERY));
    return true;
  }

  /** Says a line at once. */
  void say(String line) {
    say(spec.commandLine().getOut(), line);
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }
}
