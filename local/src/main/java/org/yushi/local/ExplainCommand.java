package org.yushi.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yushi explain}: one alert in words. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "用文字说明一条预警：事实、计算、依据和经过。",
      "Explains one alert in words: facts, computation, legal basis and history."
    })
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "ALERT_ID", description = "预警编号，可只给开头 alert id, or its beginning")
  private String alertId = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "重放的输出目录 the folder that a replay wrote")
  private Path out = Path.of(".");

  @Option(names = "--lang", defaultValue = "zh", description = "zh（缺省 default）或 or en")
  private String lang = "zh";

  @Override
  public Integer call() {
    if (!lang.equals("zh") && !lang.equals("en")) {
      throw new InputException("--lang " + lang + "：应为 expected zh or en");
    }
    List<JsonNode> history = history();
    if (history.isEmpty()) {
      throw new InputException(
          "没有编号为 "
              + alertId
              + " 的预警 no alert "
              + alertId
              + " in "
              + out.resolve("revisions.jsonl"));
    }
    long threads = history.stream().map(each -> each.path("alertId").asText()).distinct().count();
    if (threads > 1) {
      throw new InputException(
          "编号不唯一 " + threads + " alerts begin with " + alertId + "; give more of the id");
    }
    PrintWriter print = spec.commandLine().getOut();
    print.print(new Explanation(lang).of(history));
    print.flush();
    return 0;
  }

  private List<JsonNode> history() {
    Path file = out.resolve("revisions.jsonl");
    if (!Files.isReadable(file)) {
      throw new InputException(
          file + "：应为重放的结果 expected the result of a replay; run yushi replay --out " + out);
    }
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> history = new ArrayList<>();
    String begin = "{\"alertId\":\"" + alertId;
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines.filter(l -> l.startsWith(begin))::iterator) {
        history.add(json.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return history;
  }

  /** The words of one alert. */
  private static final class Explanation {
    private final String lang;
    private final ResourceBundle words;

    Explanation(String lang) {
      this.lang = lang;
      this.words =
          ResourceBundle.getBundle(
              "org.yushi.local.explain",
              lang.equals("en") ? Locale.ENGLISH : Locale.ROOT,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(List<JsonNode> history) {
      JsonNode last = history.get(history.size() - 1);
      StringBuilder text = new StringBuilder();
      text.append(inLang(last.path("title")))
          .append("  ")
          .append(word("level", last))
          .append(" · ")
          .append(word("status", last))
          .append('\n');
      field(text, "alertId", last.path("alertId").asText());
      field(text, "subject", last.path("subject").path("id").asText());
      for (String name :
          List.of("about", "item", "region", "centre", "department", "window", "handler")) {
        field(text, name, last.path(name).asText(""));
      }
      for (String name : List.of("since", "from", "until", "dueAt", "statutoryAt")) {
        field(text, name, last.path(name).asText(""));
      }
      JsonNode evidence = last.path("evidence");
      field(text, "computation", inLang(evidence.path("computation")));
      field(text, "basis", inLang(evidence.path("basis")));
      List<String> facts = new ArrayList<>();
      evidence.path("facts").forEach(fact -> facts.add(fact.asText()));
      field(text, "facts", String.join(", ", facts));
      field(text, "rulebook", last.path("rulebook").asText());
      text.append(words.getString("history")).append('\n');
      for (JsonNode each : history) {
        text.append("  ")
            .append(each.path("revision").asInt())
            .append(". ")
            .append(each.path("decidedAt").asText())
            .append("  ")
            .append(word("kind", each))
            .append("  ")
            .append(word("level", each))
            .append(" · ")
            .append(word("status", each))
            .append('\n');
        acts(text, each);
      }
      return text.toString();
    }

    /** What people did that made the revision; its other acts are those of earlier ones. */
    private void acts(StringBuilder text, JsonNode revision) {
      Instant decidedAt = instant(revision.path("decidedAt"));
      for (JsonNode act : revision.path("acts")) {
        if (instant(act.path("at")).equals(decidedAt)) {
          text.append("     ").append(word("act", act)).append(' ').append(act.path("by").asText());
          String reason = act.path("reason").asText("");
          if (!reason.isEmpty()) {
            text.append(colon()).append(reason);
          }
          text.append('\n');
        }
      }
    }

    private static Instant instant(JsonNode text) {
      return OffsetDateTime.parse(text.asText()).toInstant();
    }

    private String colon() {
      return lang.equals("en") ? ": " : "：";
    }

    private String inLang(JsonNode both) {
      return both.path(lang.equals("en") ? "en" : "zh-CN").asText();
    }

    private String word(String field, JsonNode alert) {
      return words.getString(field + '.' + alert.path(field).asText());
    }

    private void field(StringBuilder text, String name, @Nullable String value) {
      if (value != null && !value.isEmpty()) {
        text.append("  ").append(words.getString(name)).append(colon()).append(value).append('\n');
      }
    }
  }
}
