package org.yushi.local;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.store.NoticeBook;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.desk.NoticeReport;
import org.yushi.local.desk.ReleaseReport;
import org.yushi.local.desk.UnreleasedAlert;
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
      "通知的去向：谁在何时被告知了哪条预警，谁联系不上，哪些预警待发布。",
      "What became of what people were to be told: who heard of which alert when, who cannot be"
          + " reached, and which alerts wait to be released.",
      "退出码 Exit codes: 0 · 2 输入有误 wrong input"
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi notices --to-release --ledger target/serve/ledger",
      "  ./yushi notices --undeliverable --ledger target/serve/ledger",
      "  ./yushi notices --alert 016db2cc --ledger target/demo/ledger"
    })
final class NoticesCommand implements Callable<Integer> {
  private static final int NEWEST = 50;
  private static final int MOST_DAYS = 36_500;

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
      names = "--to-release",
      description =
          "须确认而尚未发布的预警 alerts that wait for somebody to release them (yushi act ID release)")
  private boolean toRelease;

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
    check();
    String printed;
    try (LedgerPlace.Opened opened = Ledgers.forReading(ledger)) {
      printed = toRelease ? toRelease(opened) : notices(opened);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.print(printed);
    print.flush();
    return 0;
  }

  private void check() {
    if (Stream.of(toRelease, undeliverable, alert != null).filter(each -> each).count() > 1) {
      throw new InputException(
          "--to-release、--undeliverable、--alert：只能取一 expected no more than one of them");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new InputException("--days %d：应为 expected 1 to %d".formatted(days, MOST_DAYS));
    }
  }

  private String toRelease(LedgerPlace.Opened opened) throws SQLException {
    try (LedgerBook book = Ledgers.read(() -> LedgerBook.open(opened.address()))) {
      List<UnreleasedAlert> all = UnreleasedAlert.of(Ledgers.read(book.currentAlerts()::toConfirm));
      return json ? ReleaseReport.json(all) + "\n" : new ReleaseReport(zone).text(all);
    }
  }

  private String notices(LedgerPlace.Opened opened) throws SQLException {
    try (NoticeBook book = Ledgers.read(() -> NoticeBook.open(opened.address()))) {
      if (undeliverable) {
        return unreachable(book);
      }
      List<NoticeBook.Line> all = lines(book);
      if (alert != null && all.isEmpty()) {
        checkKnown(opened, alert);
      }
      return json ? NoticeReport.linesJson(all) + "\n" : new NoticeReport(zone).lines(all);
    }
  }

  /** An alert that nobody was to be told of is not the same as one that is not there. */
  private static void checkKnown(LedgerPlace.Opened opened, String begin) throws SQLException {
    try (LedgerBook book = Ledgers.read(() -> LedgerBook.open(opened.address()))) {
      if (Ledgers.read(() -> book.currentAlerts().beginningWith(begin, 1)).isEmpty()) {
        throw new InputException(
            "--alert %1$s：账本中没有编号以此开头的预警或通知 the ledger has neither an alert nor a notice of one whose id begins with %1$s"
                .formatted(begin));
      }
    }
  }

  private String unreachable(NoticeBook book) {
    Instant since = Instant.now().minus(Duration.ofDays(days));
    List<NoticeBook.Unreachable> all = Ledgers.read(() -> book.unreachable(since));
    return json
        ? NoticeReport.unreachableJson(all) + "\n"
        : new NoticeReport(zone).unreachable(all);
  }

  private List<NoticeBook.Line> lines(NoticeBook book) {
    String begin = alert;
    return Ledgers.read(() -> begin == null ? book.newest(NEWEST) : book.ofAlert(begin));
  }
}
