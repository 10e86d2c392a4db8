package org.yushi.local;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.store.NoticeBook;
import org.yushi.local.desk.NoticeReport;
import org.yushi.local.ledger.LedgerPlace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yushi notices}: what became of what people were to be told. */
@Command(
    name = "notices",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "通知的去向：谁在何时被告知了哪条预警，谁联系不上。",
      "What became of what people were to be told: who heard of which alert when, and who cannot be"
          + " reached.",
      "退出码 Exit codes: 0 · 2 输入有误 wrong input"
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi notices --undeliverable --ledger target/serve/ledger",
      "  ./yushi notices --alert 016db2cc --ledger target/demo/ledger"
    })
final class NoticesCommand implements Callable<Integer> {
  private static final int NEWEST = 50;

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

  @Option(names = "--undeliverable", description = "谁联系不上 who cannot be reached, and why")
  private boolean undeliverable;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "--undeliverable 回看几天 how many days to look back (default ${DEFAULT-VALUE})")
  private int days = 30;

  @Option(
      names = "--alert",
      paramLabel = "ID",
      description = "一条预警的全部通知，可只给编号开头 all notices of an alert; the beginning of its id is enough")
  private @Nullable String alert;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "时刻所用时区 zone of instants (default ${DEFAULT-VALUE})")
  private ZoneId zone = ZoneId.of("Asia/Shanghai");

  @Option(names = "--json", description = "以 JSON 输出 print JSON")
  private boolean json;

  @Override
  public Integer call() throws SQLException {
    if (undeliverable && alert != null) {
      throw new InputException("--undeliverable、--alert：二者取一 expected one of both");
    }
    PrintWriter print = spec.commandLine().getOut();
    try (LedgerPlace.Opened opened = Ledgers.forReading(ledger);
        NoticeBook book = Ledgers.read(() -> NoticeBook.open(opened.address()))) {
      print.print(undeliverable ? unreachable(book) : lines(book));
    }
    print.flush();
    return 0;
  }

  private String unreachable(NoticeBook book) {
    Instant since = Instant.now().minus(Duration.ofDays(days));
    List<NoticeBook.Unreachable> all = Ledgers.read(() -> book.unreachable(since));
    return json
        ? NoticeReport.unreachableJson(all) + "\n"
        : new NoticeReport(zone).unreachable(all);
  }

  private String lines(NoticeBook book) {
    String begin = alert;
    List<NoticeBook.Line> all =
        Ledgers.read(() -> begin == null ? book.newest(NEWEST) : book.ofAlert(begin));
    return json ? NoticeReport.linesJson(all) + "\n" : new NoticeReport(zone).lines(all);
  }
}
