package org.yushi.local;

import java.io.PrintWriter;
import org.yushi.local.serve.Refusals;
import picocli.CommandLine;

/** Says what went wrong, for a person, and with which code the process ends. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  static final int CHECK_FAILED = 1;
  static final int WRONG_INPUT = 2;
  static final int FAULT = 3;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (Refusals.of(failure) instanceof InputException refusal) {
      err.println(refusal.getMessage());
    } else {
      err.println("内部错误 Fault: " + failure);
      if (System.getenv("YUSHI_DEBUG") == null) {
        err.println("设 YUSHI_DEBUG=1 可见详情 Set YUSHI_DEBUG=1 for the details.");
      } else {
        failure.printStackTrace(err);
      }
    }
    err.flush();
    return exitCode(failure);
  }

  static int exitCode(Throwable failure) {
    boolean input =
        failure instanceof CommandLine.ParameterException
            || (failure instanceof Exception exception
                && Refusals.of(exception) instanceof InputException);
    return input ? WRONG_INPUT : FAULT;
  }
}
