package org.yushi.local;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.yushi.local.export.EventExport;
import org.yushi.local.export.ExportSummary;
import org.yushi.local.files.ClientFile;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.TopicsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yushi export}: the events of topics as a file that can be replayed. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "把 Kafka 主题中的办件事件导出为可重放的文件：每条记录一行，ingestedAt 为 broker 收到的时间。",
      "Writes the case events of topics to a file that can be replayed: one line per record, its"
          + " ingestedAt the time at which the broker appended it. Everything else stays as it was"
          + " sent. Ticks are left out. The file appears when it is complete."
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi export case-events --bootstrap localhost:9092 --out events.jsonl",
      "  ./yushi replay --events events.jsonl --as-of 2026-03-31T17:00:00+08:00 --out target/again"
    })
final class ExportCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "TOPIC",
      arity = "1..*",
      description = "办件事件主题 topics of case events, or of acts")
  private List<String> topics = List.of();

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka 地址，可用逗号分隔多个 where Kafka is, several with commas")
  private String bootstrap = "";

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = "Kafka 客户端属性文件（安全设置） properties of Kafka's clients, such as security.protocol")
  private @Nullable Path clientConfig;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "EVENTS.jsonl",
      description = "写出的文件 where to write")
  private Path out = Path.of(".");

  @Option(
      names = "--acts",
      description = "主题是 alert-actions（人对预警所做的） the topics hold what people did about alerts")
  private boolean acts;

  @Option(names = "--json", description = "以 JSON 汇报 tell what was done as JSON")
  private boolean json;

  private @Nullable ProgressBar bar;

  @Override
  public Integer call() throws Exception {
    if (Files.isDirectory(out)) {
      throw new InputException("--out " + out + "：应为文件 expected a file, found a folder");
    }
    try {
      EventExport export =
          acts ? EventExport.ofActs(client(), topics) : EventExport.ofEvents(client(), topics);
      ExportSummary summary = export.into(out, this::begins);
      PrintWriter print = spec.commandLine().getOut();
      print.println(json ? summary.json() : summary.text());
      print.flush();
      return 0;
    } catch (TopicsException | BrokerException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    } finally {
      if (bar != null) {
        bar.close();
      }
    }
  }

  private LongConsumer begins(long records) {
    if (!ImportProgress.somebodyLooks()) {
      return count -> {};
    }
    ProgressBar shown =
        new ProgressBarBuilder()
            .setTaskName("导出 export")
            .setInitialMax(records)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
            .build();
    bar = shown;
    return shown::stepBy;
  }

  private Map<String, String> client() {
    Map<String, String> client = ClientFile.read(clientConfig);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return client;
  }
}
