package org.yushi.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.explain.Explanation;
import org.yushi.local.explain.LedgerRevisions;
import org.yushi.local.explain.ReplayedRevisions;
import org.yushi.local.explain.Revisions;
import org.yushi.local.ledger.LedgerPlace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yushi explain}: one alert, or those about a case, in words. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "用文字说明一条预警：事实、计算、依据和经过，含何人做了什么。",
      "Explains one alert in words: facts, computation, legal basis and history, with what people"
          + " did."
    },
    footer = {
      "",
      "例 Examples:",
      "  ./yushi explain 016db2cc --ledger target/serve/ledger",
      "  ./yushi explain 016db2cc --out target/receipt"
    })
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      description = {
        "预警编号，可只给开头；或办件编号",
        "alert id, or its beginning; or the whole id of a case, for all alerts about it"
      })
  private String id = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "重放的输出目录 the folder that a replay wrote")
  private @Nullable Path out;

  @Option(
      names = "--ledger",
      paramLabel = "PLACE",
      description = {
        "账本：目录（内置数据库）或 jdbc:postgresql://…；与 --out 二者取一",
        "the ledger: a folder (embedded database) or jdbc:postgresql://…; this or --out"
      })
  private @Nullable String ledger;

  @Option(names = "--lang", defaultValue = "zh", description = "zh（缺省 default）或 or en")
  private String lang = "zh";

  @Override
  public Integer call() throws SQLException {
    if (!lang.equals("zh") && !lang.equals("en")) {
      throw new InputException("--lang " + lang + "：应为 expected zh or en");
    }
    Explanation words = new Explanation(lang);
    String text = found().stream().map(words::of).collect(Collectors.joining("\n"));
    PrintWriter print = spec.commandLine().getOut();
    print.print(text);
    print.flush();
    return 0;
  }

  private Collection<List<JsonNode>> found() throws SQLException {
    if (out != null && ledger == null) {
      ReplayedRevisions replayed = ReplayedRevisions.in(out);
      return in(replayed, replayed.file());
    }
    if (ledger == null || out != null) {
      throw new InputException(
          "--out、--ledger：应给出其一 expected one of both, found "
              + (out == null ? "无 none" : "两者 both"));
    }
    try (LedgerPlace.Opened opened = Ledgers.forReading(ledger);
        LedgerBook book = Ledgers.read(() -> LedgerBook.open(opened.address()))) {
      return in(
          new LedgerRevisions(book.threads()),
          ledger.startsWith("jdbc:") ? opened.address() : ledger);
    }
  }

  /** The history of the alert whose id begins so; if there is none, of every alert of the case. */
  private Collection<List<JsonNode>> in(Revisions revisions, Object where) {
    Collection<List<JsonNode>> alerts = histories(revisions.beginningWith(id));
    if (alerts.size() > 1) {
      throw new InputException(
          "编号不唯一 more than one alert begins with %s; give more of the id".formatted(id));
    }
    if (alerts.isEmpty()) {
      alerts = histories(revisions.ofCase(id));
    }
    if (alerts.isEmpty()) {
      throw new InputException(
          "没有编号为 %1$s 的预警，也没有办件 %1$s 的预警 no alert %1$s, nor any about a case %1$s, in %2$s"
              .formatted(id, where));
    }
    return alerts;
  }

  /** By alert, in the order in which they were raised. */
  private static Collection<List<JsonNode>> histories(List<JsonNode> revisions) {
    Map<String, List<JsonNode>> alerts = new LinkedHashMap<>();
    for (JsonNode each : revisions) {
      alerts.computeIfAbsent(each.path("alertId").asText(), id -> new ArrayList<>()).add(each);
    }
    return alerts.values().stream()
        .sorted(
            Comparator.comparing(
                history ->
                    OffsetDateTime.parse(history.get(0).path("decidedAt").asText()).toInstant()))
        .toList();
  }
}
