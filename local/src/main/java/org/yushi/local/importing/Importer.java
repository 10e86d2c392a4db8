package org.yushi.local.importing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseEventWriter;
import org.yushi.casework.EventType;
import org.yushi.local.files.LinesFile;

/**
 * Converts logs into one file of events. The files appear when all is converted; after an error
 * nothing has changed. The same logs, mapping and key give the same bytes.
 */
public final class Importer {
  private final Mapping mapping;
  private final LongConsumer progress;
  private final CaseEventReader reader = new CaseEventReader();
  private final SeenIds seen = new SeenIds();
  private final Map<EventType, Long> byType = new EnumMap<>(EventType.class);
  private long rows;
  private long skipped;
  private long repeated;
  private long conflicting;
  private long masked;

  /**
   * An importer for one run.
   *
   * @param progress is told of each number of bytes read from the logs, as they are on disk
   */
  public Importer(Mapping mapping, LongConsumer progress) {
    this.mapping = mapping;
    this.progress = progress;
  }

  /** Where the rejected rows of an events file are written: events.rejected.jsonl beside it. */
  public static Path rejectedBeside(Path out) {
    String name = String.valueOf(out.getFileName());
    String stem = name.endsWith(".jsonl") ? name.substring(0, name.length() - 6) : name;
    return out.resolveSibling(stem + ".rejected.jsonl");
  }

  /**
   * Converts logs.
   *
   * @param logs CSV or XES files, each of which may be gzip
   * @param out where to write the events; replaced if it exists. The rejected rows are written
   *     beside it; without any, an older such file is removed.
   * @throws MappingException if the mapping has no table for a log, or names what a log lacks
   * @throws IOException if a log cannot be read to its end, or the result not be written
   */
  public ImportSummary run(List<Path> logs, Path out) throws MappingException, IOException {
    List<Mapping.Table> tables = tables(logs);
    Path rejectedOut = rejectedBeside(out);
    try (LinesFile events = new LinesFile(out);
        LinesFile rejectedLines = new LinesFile(rejectedOut)) {
      RejectedRows rejected = new RejectedRows(rejectedLines);
      for (int i = 0; i < logs.size(); i++) {
        read(logs.get(i), new Sink(logs.get(i), tables.get(i), events, rejected));
      }
      if (rejected.count() > 0) {
        rejectedLines.publish();
      } else {
        Files.deleteIfExists(rejectedOut);
      }
      events.publish();
      return new ImportSummary(
          logs.size(),
          rows,
          skipped,
          rejected.count(),
          byType,
          repeated,
          conflicting,
          masked,
          rejected.firstReasons(),
          out,
          rejectedOut);
    }
  }

  private List<Mapping.Table> tables(List<Path> logs) throws MappingException {
    List<Mapping.Table> tables = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path log : logs) {
      Mapping.Table table = mapping.tableFor(String.valueOf(log.getFileName()));
      if (table == null) {
        problems.add(
            "tables: 没有适用于该文件的表 no table for the file %s; files 有 patterns: %s"
                .formatted(log.getFileName(), String.join(", ", mapping.filePatterns())));
      } else {
        tables.add(table);
      }
    }
    if (!problems.isEmpty()) {
      throw new MappingException(problems);
    }
    return tables;
  }

  private void read(Path log, Sink sink) throws IOException, MappingException {
    try (BufferedInputStream in = LogStream.open(log, progress)) {
      if (LogStream.isXml(in)) {
        new XesLog(sink.table.blanks()).read(in, sink);
      } else {
        new CsvLog(sink.table.csv(), sink.table.blanks()).read(in, sink);
      }
    } catch (UnreadableLogException e) {
      throw new UnreadableLogException(log + ": " + e.getMessage(), e);
    } catch (EOFException | ZipException e) {
      throw new UnreadableLogException(log + ": 压缩文件损坏 broken gzip: " + e.getMessage(), e);
    }
  }

  /** Converts the rows of one log. */
  private final class Sink implements RowSink {
    private final String file;
    private final Mapping.Table table;
    private final LinesFile events;
    private final RejectedRows rejected;
    private final RowConverter converter;
    private final CaseEventWriter writer;
    private final boolean wantsEvents;

    Sink(Path log, Mapping.Table table, LinesFile events, RejectedRows rejected) {
      this.file = String.valueOf(log.getFileName());
      this.table = table;
      this.events = events;
      this.rejected = rejected;
      this.converter = new RowConverter(table, reader);
      this.writer = new CaseEventWriter(table.zone());
      this.wantsEvents = table.blocks().stream().anyMatch(b -> b.unit() == Name.Unit.EVENT);
    }

    @Override
    public void names(LogNames names) throws MappingException {
      List<String> problems = new ArrayList<>();
      for (Name name : table.names()) {
        String problem = names.problem(name);
        if (problem != null) {
          problems.add("%s: %s（文件 file %s）".formatted(name.place(), problem, file));
        }
      }
      if (!names.hasEvents() && table.lacksKey()) {
        problems.add(
            "%s: 缺少 key: expected the columns that tell the rows of a CSV file apart, such as"
                    .formatted(table.place())
                + " key: case_number（文件 file %s）".formatted(file));
      }
      if (!problems.isEmpty()) {
        throw new MappingException(problems);
      }
    }

    @Override
    public boolean row(Row row) throws IOException {
      if (row.unit() == Name.Unit.EVENT && !wantsEvents) {
        return true;
      }
      rows++;
      try {
        if (converter.skips(row)) {
          skipped++;
          return false;
        }
        long before = reader.masked();
        for (RowConverter.Made made : converter.convert(row)) {
          write(made);
        }
        masked += reader.masked() - before;
      } catch (RejectedRowException e) {
        rejected.add(file, row, String.valueOf(e.getMessage()), table);
      }
      return true;
    }

    private void write(RowConverter.Made made) throws IOException {
      CaseEvent event = made.event();
      String line = writer.write(event);
      events.line(line);
      byType.merge(event.type(), 1L, Long::sum);
      if (made.retold()) {
        return;
      }
      switch (seen.add(event.eventId(), said(event, line))) {
        case NEW -> {}
        case REPEATED -> repeated++;
        case CONFLICT -> conflicting++;
      }
    }

    /** What an event says; when it became known is not part of that. */
    private String said(CaseEvent event, String line) {
      return event.ingestedAt() == null ? line : writer.write(event.knownAt(event.occurredAt()));
    }
  }
}
