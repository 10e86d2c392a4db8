package org.yushi.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yushi.local.follow.FolderToTopic;
import org.yushi.local.follow.FollowConsole;
import org.yushi.local.importing.ApplicantHash;
import org.yushi.local.importing.ApplicantKey;
import org.yushi.local.importing.ImportSummary;
import org.yushi.local.importing.Importer;
import org.yushi.local.importing.Mapping;
import org.yushi.local.importing.MappingException;
import org.yushi.local.importing.MappingReader;
import org.yushi.local.running.StopSignal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code yushi import}: converts logs into case events. Tells what it did in one line or as JSON on
 * standard output; everything else, such as errors and progress, goes to standard error.
 */
@Command(
    name = "import",
    sortOptions = false,
    usageHelpWidth = 100,
    exitCodeListHeading = "%n退出码 Exit codes:%n",
    exitCodeList = {
      "0:完成 done; 可有拒收的行 there may be rejected rows, their number is told",
      "2:命令或映射有误 the command or the mapping is wrong, or does not fit the log",
      "3:日志读不完或写不出 a log cannot be read to its end, or the result not be written;"
          + " --follow --once: 有文件读不了 a file could not be read"
    },
    header = "把任何系统的日志转成办件事件 Converts the log of any system into case events.",
    description = {
      "",
      "读 CSV、XES（均可为 gzip），按映射文件写出事件，每行一个 JSON。不能转换的行带原因写入 EVENTS.rejected.jsonl，"
          + "身份证号码一律遮盖。重复导入得到相同的事件编号，不会重复计数。",
      "",
      "Reads CSV and XES, plain or gzip, and writes one JSON line per event as the mapping says."
          + " Rows that cannot be converted go with file, row and reason to EVENTS.rejected.jsonl"
          + " beside it, ID numbers masked. The same row always gives the same event ids, so"
          + " importing it twice doubles nothing. Output files appear when all is converted and"
          + " replace older ones; after an error nothing has changed. The mapping language:"
          + " docs/reference/mapping-language.md.",
      "",
      "--follow：看守一个文件夹，把投放进来的文件逐个送往 Kafka 主题；中断后从停下之处继续，至少送达一次，重复者由御史计为重复。",
      "",
      "With --follow it watches a folder and brings every file dropped into it to a Kafka topic;"
          + " after a crash it goes on where it stopped. At least once: what is sent twice has the"
          + " same id and counts as a duplicate. How a department is connected:"
          + " docs/how-to/connect-a-department.md.",
      ""
    },
    footerHeading = "%n示例 Examples:%n",
    footer = {
      "  yushi import receipt.xes.gz --mapping examples/receipt/mapping.yaml --out events.jsonl",
      "  yushi import accept.csv process.csv result.csv --mapping national.yaml --out events.jsonl",
      "  yushi import requests-*.csv.gz --mapping examples/boston311/mapping.yaml --out e.jsonl --json",
      "  yushi import --follow /data/exchange --mapping national.yaml --topic case-events --bootstrap kafka:9092"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int WRONG_USE = 2;
  private static final int UNREADABLE = 3;

  /** What to convert, and into what. */
  private static final class Ways {
    @ArgGroup(exclusive = false, multiplicity = "1")
    @Nullable ToFile toFile;

    @ArgGroup(exclusive = false, multiplicity = "1")
    @Nullable FollowOptions toTopic;
  }

  /** Logs into one file. */
  private static final class ToFile {
    @Parameters(
        paramLabel = "LOG",
        arity = "1..*",
        description = "日志文件 log files: CSV, CSV.gz, XES, XES.gz, told by their content")
    private List<Path> logs = List.of();

    @Option(
        names = {"-o", "--out"},
        paramLabel = "EVENTS.jsonl",
        required = true,
        description = "写出的事件 where to write the events")
    private Path out = Path.of("");
  }

  @ArgGroup(multiplicity = "1")
  private Ways ways = new Ways();

  @Option(
      names = {"-m", "--mapping"},
      paramLabel = "MAP.yaml",
      required = true,
      description = "映射文件 how rows become events")
  private Path mapping = Path.of("");

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "申请人散列的密钥 file with the secret key (16 characters or more) of applicants' hashes;"
              + " else $YUSHI_APPLICANT_KEY, else ~/.config/yushi/applicant.key, made when first"
              + " needed. Only mappings with {hash: …} use it.")
  private @Nullable Path keyFile;

  @Option(names = "--json", description = "以 JSON 汇报 tell what was done as JSON")
  private boolean asJson;

  @Option(
      names = "--progress",
      description = "显示进度 show progress even if standard error is no terminal")
  private boolean progress;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "显示帮助 show this help")
  @SuppressWarnings("unused") // picocli asks for it
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /** Imports, and returns the exit code. */
  @Override
  public Integer call() {
    try {
      check();
      Mapping how = readMapping();
      if (ways.toTopic != null) {
        return follow(ways.toTopic, how);
      }
      convert(Objects.requireNonNull(ways.toFile), how);
      return DONE;
    } catch (MappingException e) {
      tell("映射有误 the mapping %s has %d problem(s):".formatted(mapping, e.problems().size()));
      e.problems().forEach(problem -> tell("  " + problem));
      return WRONG_USE;
    } catch (InputException e) {
      tell("错误 error: " + e.getMessage());
      return WRONG_USE;
    } catch (UncheckedIOException e) {
      tell("错误 error: " + e.getMessage());
      return UNREADABLE;
    } catch (IOException e) {
      tell("错误 error: %s（未写出任何内容 nothing was written）".formatted(described(e)));
      return UNREADABLE;
    }
  }

  private static String described(IOException e) {
    return e.getClass().getPackageName().startsWith("org.yushi")
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private void check() {
    if (ways.toFile != null) {
      check(ways.toFile);
    }
    if (!Files.isRegularFile(mapping)) {
      throw new InputException("--mapping: 没有这个文件 no such file: " + mapping);
    }
  }

  private static void check(ToFile files) {
    for (Path log : files.logs) {
      if (!Files.isRegularFile(log)) {
        throw new InputException("LOG: 没有这个文件 no such file: " + log);
      }
      if (log.toAbsolutePath().normalize().equals(files.out.toAbsolutePath().normalize())) {
        throw new InputException("--out: 不能覆盖日志 would overwrite the log " + log);
      }
    }
    if (Files.isDirectory(files.out)) {
      throw new InputException("--out: 应为文件 expected a file, found the folder " + files.out);
    }
  }

  private void convert(ToFile files, Mapping how) throws IOException, MappingException {
    ImportSummary summary;
    try (ImportProgress bar = new ImportProgress(isWatched(), size(files.logs))) {
      summary = new Importer(how, bar).run(files.logs, files.out);
    }
    warn(summary);
    stdout().println(asJson ? json(summary) : line(summary));
    stdout().flush();
  }

  private int follow(FollowOptions options, Mapping how) throws IOException {
    FolderToTopic.Settings settings = options.settings();
    FollowConsole console =
        new FollowConsole(
            stdout(), stderr(), asJson, isWatched(), Clock.system(ZoneId.systemDefault()));
    try (StopSignal stop = StopSignal.ofProcess()) {
      FolderToTopic run = new FolderToTopic(settings, how, console, stop);
      if (options.once()) {
        return run.once() ? DONE : UNREADABLE;
      }
      run.follow();
      console.say("已结束 ended");
      return DONE;
    }
  }

  private boolean isWatched() {
    return progress || ImportProgress.somebodyLooks();
  }

  private Mapping readMapping() throws IOException, MappingException {
    ApplicantKey key = new ApplicantKey(keyFile, System.getenv(), this::tell);
    return MappingReader.read(Files.readString(mapping), new ApplicantHash(key));
  }

  private static long size(List<Path> logs) throws IOException {
    long size = 0;
    for (Path log : logs) {
      size += Files.size(log);
    }
    return size;
  }

  private void warn(ImportSummary summary) {
    if (summary.rejected() > 0) {
      tell("拒收 %,d 行 rejected rows → %s".formatted(summary.rejected(), summary.rejectedOut()));
      summary.firstReasons().forEach(reason -> tell("  " + reason));
    }
    if (summary.conflicting() > 0) {
      tell(
          ("警告 warning: %,d 个事件与此前的事件编号相同而内容不同 events have the id of an earlier one but other"
                  + " content; 请在映射中加长 key extend `key` in the mapping")
              .formatted(summary.conflicting()));
    }
    if (summary.masked() > 0) {
      tell("已遮盖 %,d 处身份证号码 ID numbers in free text were masked".formatted(summary.masked()));
    }
    if (summary.events() == 0) {
      tell("警告 warning: 没有得到任何事件 no events came out");
    }
  }

  private static String line(ImportSummary summary) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "导入完成 Imported: %,d 行 rows → %,d 事件 events, %,d 拒收 rejected",
            summary.rows(),
            summary.events(),
            summary.rejected()));
    append(line, "%,d 略过 skipped", summary.skipped());
    append(line, "%,d 重复 repeated", summary.repeated());
    return line.append(" → ").append(summary.out()).toString();
  }

  private static void append(StringBuilder line, String format, long count) {
    if (count > 0) {
      line.append(", ").append(String.format(Locale.ROOT, format, count));
    }
  }

  private static String json(ImportSummary summary) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("files", summary.files());
    json.put("rows", summary.rows());
    json.put("skipped", summary.skipped());
    json.put("rejected", summary.rejected());
    json.put("events", summary.events());
    ObjectNode types = json.putObject("byType");
    summary.byType().forEach((type, count) -> types.put(type.name(), count));
    json.put("repeated", summary.repeated());
    json.put("conflicting", summary.conflicting());
    json.put("masked", summary.masked());
    json.put("out", summary.out().toString());
    if (summary.rejected() > 0) {
      json.put("rejectedOut", summary.rejectedOut().toString());
    }
    return mapper.writeValueAsString(json);
  }

  private PrintWriter stdout() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter stderr() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  private void tell(String message) {
    stderr().println(message);
    stderr().flush();
  }
}
