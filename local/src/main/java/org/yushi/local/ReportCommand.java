package org.yushi.local;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.LedgerBook;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.report.ReportSummary;
import org.yushi.local.report.TraceTable;
import org.yushi.report.ReportWriter;
import org.yushi.report.ledger.Asked;
import org.yushi.report.ledger.LedgerReport;
import org.yushi.report.ledger.LedgerTrace;
import org.yushi.report.ledger.NotThereException;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yushi report}: a ledger → the monthly report, or the cases behind a figure of it. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "由账本写出月报（HTML、PDF、XLSX），或列出某一指标背后的办件。",
      "Writes the monthly report of a ledger as HTML, PDF and XLSX, or lists the cases behind one"
          + " of its figures."
    },
    footer = {
      "",
      "例 Examples:",
      "  ./yushi report --month 2026-10 --ledger ledger --out reports",
      "  ./yushi report --month 2026-10 --ledger ledger --place T1 --trace open-late"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String AS_REPORTED = "reported";

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--month",
      required = true,
      paramLabel = "YYYY-MM",
      description = "月份 the month, such as 2026-10")
  private String month = "";

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
      names = "--place",
      paramLabel = "CODE",
      description = {
        "只计该地（places.csv 的代码）及其下属；缺省为全部",
        "only what lies in this place of places.csv; default: everything"
      })
  private String place = "";

  @Option(
      names = "--known-by",
      paramLabel = "INSTANT|reported",
      description = {
        "所知截止时刻；reported 为次月第三个工作日 09:00；缺省为账本最新",
        "what became known later does not exist; reported = 09:00 of the third working day after"
            + " the month; default: the newest in the ledger"
      })
  private @Nullable String knownBy;

  @Option(
      names = "--rulebook",
      paramLabel = "DIR",
      description = "规则库目录，缺省为自带的县级规则库 rulebook folder; default: the shipped county")
  private @Nullable Path rulebook;

  @Option(
      names = "--office",
      paramLabel = "NAME",
      description = "编制单位 the office that reports; default: called after the place")
  private String office = "";

  @Option(
      names = "--language",
      paramLabel = "zh-CN|en",
      defaultValue = "zh-CN",
      description = "语言 language (default ${DEFAULT-VALUE})")
  private String language = "zh-CN";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "输出目录 folder for the three files; files of that month are replaced")
  private @Nullable Path out;

  @Option(
      names = "--trace",
      paramLabel = "KPI",
      description = {
        "不写月报，列出该指标背后的办件，如 open-late",
        "instead of a report: what is behind a figure, by its id such as open-late"
      })
  private @Nullable String trace;

  @Option(names = "--json", description = "以 JSON 打印 print as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    YearMonth wanted = month();
    Locale locale = language();
    Kpi kpi = trace == null ? null : kpi(trace);
    Path folder = folder();
    Rulebook rules =
        RulebookLoader.load(
            rulebook == null ? RulebookBundle.shipped("county") : RulebookBundle.read(rulebook));
    String printed;
    try (LedgerPlace.Opened opened = Ledgers.forReading(ledger);
        LedgerBook book = open(opened)) {
      Asked asked = new Asked(wanted, place, knownBy(book, rules, wanted), office);
      if (kpi != null) {
        TraceTable table =
            new TraceTable(
                asked,
                kpi,
                LedgerReport.zone(rules, wanted, place),
                LedgerTrace.of(book, rules, asked, kpi));
        printed = json ? table.json() : table.text();
      } else {
        MonthlyReport report = LedgerReport.of(book, rules, asked);
        ReportSummary summary =
            new ReportSummary(report, locale, ReportWriter.write(report, locale, folder));
        printed = json ? summary.json() : summary.text();
      }
    } catch (NotThereException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new InputException("--out " + folder + "：" + e.getMessage());
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(printed);
    print.flush();
    return 0;
  }

  private static LedgerBook open(LedgerPlace.Opened opened) {
    try {
      return LedgerBook.open(opened.address());
    } catch (SQLException e) {
      throw new InputException("账本不可用 The ledger cannot be used: " + e.getMessage());
    }
  }

  private YearMonth month() {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new InputException(
          "--month " + month + "：应为年月 expected a year and a month such as 2026-10");
    }
  }

  private Locale language() {
    return switch (language.toLowerCase(Locale.ROOT)) {
      case "en" -> Locale.ENGLISH;
      case "zh", "zh-cn" -> Locale.SIMPLIFIED_CHINESE;
      default -> throw new InputException("--language " + language + "：应为 expected zh-CN or en");
    };
  }

  private static Kpi kpi(String id) {
    try {
      return Kpi.parse(id);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "--trace " + id + "：无此指标，见月报说明页 no such figure; the last page of a report lists them");
    }
  }

  private Path folder() {
    if (out == null) {
      if (trace == null) {
        throw new InputException("缺少 --out 或 --trace expected --out or --trace");
      }
      return Path.of(".");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new InputException("--out " + out + "：应为目录 expected a folder, found a file");
    }
    return out;
  }

  private Instant knownBy(LedgerBook book, Rulebook rules, YearMonth wanted) throws SQLException {
    Instant newest =
        book.knownUntil()
            .orElseThrow(() -> new InputException("--ledger " + ledger + "：账本为空 it is empty"));
    if (knownBy == null) {
      return newest;
    }
    if (!knownBy.equals(AS_REPORTED)) {
      return instant(knownBy);
    }
    Instant reported = LedgerReport.reportedBy(rules, wanted, place);
    Instant written = book.reaches();
    Instant reach = newest.isAfter(written) ? newest : written;
    if (reported == null || reported.isAfter(reach)) {
      throw new InputException(
          "--known-by reported：账本尚未到上报时刻 %s the ledger does not reach that instant yet, only %s"
              .formatted(reported == null ? "（日历未公布 calendar not published）" : reported, reach));
    }
    return reported;
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InputException(
          "--known-by "
              + text
              + "：应为带时区的时刻或 reported expected ISO-8601 with offset such as"
              + " 2026-11-04T09:00:00+08:00, or reported");
    }
  }
}
