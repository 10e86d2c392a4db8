package org.yushi.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.Audit;
import org.yushi.ledger.Chain;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerHeads;
import org.yushi.local.audit.AuditReport;
import org.yushi.local.files.ClientFile;
import org.yushi.local.ledger.LedgerPlace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yushi audit verify}: whether a revision in a ledger was changed since it was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "重新计算账本的修订链，指出被改动、删除、插入或换位的修订。给出 --bootstrap 时，还与写入 Kafka 的链尾核对。",
      "Computes the chain of a ledger's revisions anew and names every revision that was changed,"
          + " removed, put in or moved. With --bootstrap it is compared with the heads told to Kafka"
          + " too: without, nobody would see that the newest revisions are gone.",
      "退出码 Exit codes: 0 无不符 nothing found · 1 有不符 something found · 2 输入有误 wrong input"
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi audit verify --ledger target/ledger --bootstrap localhost:9092"
    })
final class AuditVerifyCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "PLACE",
      description = {
        "账本：目录（内置数据库）或 jdbc:postgresql://…",
        "the ledger: a folder (embedded database) or jdbc:postgresql://…"
      })
  private String ledger = "";

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka 地址，可用逗号分隔多个 where Kafka is, several with commas")
  private @Nullable String bootstrap;

  @Option(
      names = "--heads-topic",
      paramLabel = "TOPIC",
      defaultValue = "ledger-heads",
      description = "链尾主题 topic of the heads (default ${DEFAULT-VALUE})")
  private String headsTopic = "";

  @Option(
      names = {"--client-config", "--client-properties"},
      paramLabel = "FILE",
      description = "Kafka 客户端属性文件（安全设置） properties of Kafka's clients, such as security.protocol")
  private @Nullable Path clientConfig;

  @Option(names = "--json", description = "以 JSON 汇报 tell what was found as JSON")
  private boolean json;

  @Override
  public Integer call() throws SQLException {
    if (bootstrap == null && clientConfig != null) {
      throw new InputException("--client-config：另需 needs --bootstrap");
    }
    AuditReport report;
    try (LedgerPlace.Opened opened = Ledgers.forReading(ledger)) {
      report = report(opened.address());
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(json ? report.json() : report.text());
    print.flush();
    return report.clean() ? 0 : Failures.CHECK_FAILED;
  }

  private AuditReport report(DatabaseAddress address) throws SQLException {
    try (Audit audit = Ledgers.read(() -> Audit.of(address));
        ShownProgress progress = ShownProgress.of("校验 verify")) {
      UUID id = Ledgers.read(audit::ledger);
      List<Chain> told = bootstrap == null ? null : told(bootstrap, id);
      Audit.Result result = audit.verify(told == null ? List.of() : told, progress::at);
      return new AuditReport(id, result, headsTopic, told);
    }
  }

  /** Asked before the ledger is read: what is told meanwhile may be newer than what is read. */
  private List<Chain> told(String servers, UUID id) {
    Map<String, String> client = ClientFile.read(clientConfig);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    try {
      return LedgerHeads.told(client, headsTopic, id);
    } catch (KafkaException | IllegalStateException e) {
      throw new InputException(
          "Kafka %s：无法读取主题 %s 中的链尾 the heads in topic %s cannot be read: %s"
              .formatted(servers, headsTopic, headsTopic, e.getMessage()));
    }
  }
}
