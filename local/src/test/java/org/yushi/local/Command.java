package org.yushi.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The yushi command in this process, and what it wrote. */
public final class Command {
  static final Path EXAMPLES = Path.of("..", "examples");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Command() {}

  /** What a command printed, and how it ended. */
  public record Result(int exitCode, String out, String err) {}

  /** Runs a command in this process. */
  public static Result yushi(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Yushi.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    int exitCode = command.execute(words.toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }

  static void done(Object... arguments) {
    Result result = yushi(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  static List<JsonNode> jsonLines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  static JsonNode json(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }
}
