package org.yushi.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Act;
import org.yushi.alert.ActReader;
import org.yushi.alert.ActWriter;
import org.yushi.alert.AlertId;
import org.yushi.casework.RejectedEventException;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.acts.ActTopic;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.serve.Refusals;
import org.yushi.local.serve.ServeSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yushi act}: what a person does about an alert. */
@Command(
    name = "act",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "对一条预警签收、说明、维持、撤牌或发布；写入主题 alert-actions，由实时作业记入预警的经过。",
      "Signs, explains, upholds, rescinds or releases an alert: a record of the topic"
          + " alert-actions, which the live job puts into the alert's history.",
      "",
      "  sign     签收  已看到，不再逐级上报 seen: nobody further up is told for want of an answer",
      "  explain  说明  说明缘由 how it came about",
      "  uphold   维持  核查后维持；已撤的恢复 examined, and it stands; brings back what was rescinded",
      "  rescind  撤牌  核查后撤回，收到红牌的人会得到通知 examined, and taken back; who got the red is told",
      "  release  发布  须确认的预警，现在可以发出 what had to be confirmed may be issued",
      "",
      "退出码 Exit codes: 0 已写入 written · 2 输入有误 wrong input"
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi act 016db2cceac4528976b5 explain --by 李四 --reason 材料当日已补齐，系统次日才报 \\",
      "      --config examples/serve.yaml"
    })
final class ActCommand implements Callable<Integer> {
  private static final String CONFIGURATION = "YUSHI_CONFIG";
  private static final ObjectMapper JSON = new ObjectMapper();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "ALERT_ID",
      description = {"预警编号；有账本时可只给开头", "alert id; its beginning is enough where there is a ledger"})
  private String alertId = "";

  @Parameters(
      index = "1",
      paramLabel = "ACT",
      description = "sign | explain | uphold | rescind | release")
  private Act.Kind kind = Act.Kind.SIGN;

  @Option(names = "--by", required = true, paramLabel = "WHO", description = "何人 who does it")
  private String by = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "理由；签收、发布可省 why; may be left out for sign and release")
  private String reason = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "serve 的配置文件，缺省取环境变量 " + CONFIGURATION,
        "the configuration of serve; default: the variable " + CONFIGURATION
      })
  private @Nullable Path config;

  @Option(names = "--json", description = "以 JSON 汇报 tell what was done as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ServeSettings settings = settings();
    JsonNode alert = known(settings.ledger());
    String id = alert == null ? alertId : alert.path("alertId").asText();
    if (!AlertId.isId(id)) {
      throw new InputException(
          "ALERT_ID %s：没有账本可查，应为完整编号 expected the whole id, 20 hex digits, for there is no ledger to look it up"
              .formatted(alertId));
    }
    Act act = new Act(UUID.randomUUID().toString(), id, kind, by, reason, Instant.now());
    check(act);
    Instant at =
        new ActTopic(settings.live().client(), settings.live().topics().actions()).write(act);
    PrintWriter print = spec.commandLine().getOut();
    print.println(json ? json(act, at) : text(act, at, alert));
    print.flush();
    return 0;
  }

  private ServeSettings settings() {
    String variable = System.getenv(CONFIGURATION);
    Path file = config != null || variable == null ? config : Path.of(variable);
    if (file == null) {
      throw new InputException(
          "应给出 --config 或环境变量 %1$s expected --config or the variable %1$s"
              .formatted(CONFIGURATION));
    }
    return Refusals.read(file, System.getenv());
  }

  /** What the job would turn away is told before it is sent. */
  private static void check(Act act) {
    boolean examined = act.kind() != Act.Kind.SIGN && act.kind() != Act.Kind.RELEASE;
    if (examined && act.reason().isBlank()) {
      throw new InputException(
          "--reason：%s 须说明理由 expected a reason for %s, found none"
              .formatted(word(act.kind()), word(act.kind())));
    }
    try {
      var unused = ActReader.read(ActWriter.write(act).getBytes(StandardCharsets.UTF_8), act.at());
    } catch (RejectedEventException e) {
      throw new InputException("输入有误 wrong input: " + e.getMessage());
    }
  }

  /** The alert as the ledger has it, or null where there is none to ask. */
  private @Nullable JsonNode known(@Nullable LedgerPlace place) throws SQLException {
    if (place == null) {
      return null;
    }
    List<String> found;
    try (LedgerPlace.Opened opened = place.forReading();
        LedgerBook book = LedgerBook.open(opened.address())) {
      found = book.currentAlerts().beginningWith(alertId, 2);
    } catch (SQLException | IllegalStateException e) {
      if (AlertId.isId(alertId)) {
        return null;
      }
      throw new InputException("账本不可用 The ledger cannot be used: " + e.getMessage());
    }
    if (found.isEmpty() && AlertId.isId(alertId)) {
      return null;
    }
    if (found.isEmpty()) {
      throw new InputException(
          "账本中没有编号以 %s 开头的预警 the ledger has no alert whose id begins with %s"
              .formatted(alertId, alertId));
    }
    if (found.size() > 1) {
      throw new InputException(
          "编号不唯一 more than one alert begins with %s; give more of the id".formatted(alertId));
    }
    JsonNode alert = parse(found.get(0));
    boolean rescinded = false;
    for (JsonNode act : alert.path("acts")) {
      rescinded |= act.path("act").asText().equals(Act.Kind.RESCIND.name());
    }
    if (alert.path("status").asText().equals("RETRACTED") && !rescinded) {
      throw new InputException("预警已因事实撤回 the facts have retracted the alert: nothing to be done");
    }
    return alert;
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a revision of the ledger", e);
    }
  }

  private static String word(Act.Kind kind) {
    return Map.of(
                Act.Kind.SIGN, "签收",
                Act.Kind.EXPLAIN, "说明",
                Act.Kind.UPHOLD, "维持",
                Act.Kind.RESCIND, "撤牌",
                Act.Kind.RELEASE, "发布")
            .get(kind)
        + " "
        + kind.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Act act, Instant at, @Nullable JsonNode alert) {
    String about =
        alert == null
            ? ""
            : "（%s %s %s）"
                .formatted(
                    alert.path("level").asText(),
                    alert.path("title").path("zh-CN").asText(),
                    alert.path("subject").path("id").asText());
    return "已写入 Written: %s %s%s，%s，%s"
        .formatted(act.alertId(), word(act.kind()), about, act.by(), at);
  }

  private static String json(Act act, Instant at) {
    ObjectNode done = (ObjectNode) parse(ActWriter.write(act));
    return done.put("at", at.toString()).toString();
  }
}
