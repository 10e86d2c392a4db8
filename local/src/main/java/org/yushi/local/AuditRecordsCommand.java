package org.yushi.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.audit.RecordExport;
import org.yushi.local.audit.RecordForm;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yushi audit records}: the alerts of a ledger as records 电子监察. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description = {
      "把账本中的预警按现状导出为 GB/T 39046-2020 表 11 的电子监察记录。文件写完才出现。",
      "Writes the alerts of a ledger, as they stand, as the records 电子监察 of GB/T 39046-2020,"
          + " table 11. The file appears when it is complete."
    },
    footer = {
      "",
      "例 Example:",
      "  ./yushi audit records --ledger target/ledger --month 2026-03 --format csv --out records.csv"
    })
final class AuditRecordsCommand implements Callable<Integer> {
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
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "只要该月发出的 only those issued in this month; default: all")
  private @Nullable String month;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "json|csv",
      description = "json（每行一个对象 an object per line）或 or csv")
  private RecordForm format = RecordForm.JSON;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "写出的文件 where to write")
  private Path out = Path.of(".");

  @Option(
      names = "--rulebook",
      paramLabel = "DIR",
      description =
          "机构名称取自此规则库，缺省为自带的县级规则库 its places.csv gives the names; default: the shipped county")
  private @Nullable Path rulebook;

  @Option(names = "--all", description = "含已撤回的 those that are retracted too")
  private boolean all;

  @Override
  public Integer call() throws SQLException, IOException, RulebookException {
    if (Files.isDirectory(out)) {
      throw new InputException("--out " + out + "：应为文件 expected a file, found a folder");
    }
    RecordExport export = new RecordExport(yearMonth(month), all, format);
    Places places =
        RulebookLoader.load(
                rulebook == null ? RulebookBundle.shipped("county") : RulebookBundle.read(rulebook))
            .places();
    RecordExport.Written written;
    try (LedgerPlace.Opened opened = Ledgers.forReading(ledger);
        LedgerBook book = Ledgers.read(() -> LedgerBook.open(opened.address()));
        ShownProgress progress = ShownProgress.of("导出 records")) {
      Ledgers.read(book::knownUntil);
      written = export.write(book, places, out, progress::at);
    } catch (IOException e) {
      throw new InputException("--out " + out + "：无法写入 cannot be written: " + e);
    }
    tell(written);
    return 0;
  }

  private void tell(RecordExport.Written written) {
    PrintWriter print = spec.commandLine().getOut();
    print.printf("写出 %,d 条电子监察记录 records written → %s%n", written.records(), out);
    print.flush();
    if (written.longCaseIds() > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "其中 %,d 条的办件编号超过 50 个字符，照录 of these have a case number longer than 50 characters,"
              + " kept whole%n",
          written.longCaseIds());
      err.flush();
    }
  }

  private static @Nullable YearMonth yearMonth(@Nullable String text) {
    try {
      return text == null ? null : YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new InputException("--month " + text + "：应为 expected YYYY-MM such as 2026-03");
    }
  }
}
