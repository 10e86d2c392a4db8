package org.yushi.local.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads a CSV file row by row. */
final class CsvLog {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Mapping.CsvStyle style;
  private final Set<String> blanks;

  CsvLog(Mapping.CsvStyle style, Set<String> blanks) {
    this.style = style;
    this.blanks = blanks;
  }

  /**
   * Gives every row to a sink.
   *
   * @throws UnreadableLogException if the characters or the quoting are broken
   * @throws MappingException if the sink refuses the names of the columns
   */
  void read(InputStream in, RowSink sink) throws IOException, MappingException {
    long[] line = {1};
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(style.delimiter())
            .quoteCharacter(style.quote())
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(withoutMark(in))) {
      rows(csv, sink, line);
    } catch (CsvParseException e) {
      throw broken(line[0], String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw unreadable(line[0], Objects.requireNonNull(e.getCause()));
    } catch (CharacterCodingException e) {
      throw unreadable(line[0], e);
    }
  }

  private void rows(CsvReader<CsvRecord> csv, RowSink sink, long[] line)
      throws IOException, MappingException {
    CsvColumns columns = null;
    if (style.columns() != null) {
      columns = new CsvColumns(style.columns());
      sink.names(columns);
    }
    long number = 0;
    for (CsvRecord found : csv) {
      line[0] = found.getStartingLineNumber();
      if (columns == null) {
        columns = new CsvColumns(found.getFields());
        sink.names(columns);
      } else {
        number++;
        sink.row(new CsvRow(columns, found, number, blanks));
      }
    }
    if (columns == null) {
      sink.names(new CsvColumns(List.of()));
    }
  }

  private IOException unreadable(long line, IOException cause) {
    if (!(cause instanceof CharacterCodingException)) {
      return cause;
    }
    Charset charset = style.charset();
    return broken(
        line,
        "不是 %s 字符 not in %s; 请在映射中写明 set csv.charset in the mapping, such as GB18030"
            .formatted(charset, charset),
        cause);
  }

  private static UnreadableLogException broken(long line, String reason, Exception cause) {
    return new UnreadableLogException(
        "第 %d 行之后 after line %d: %s".formatted(line, line, reason), cause);
  }

  private Reader withoutMark(InputStream in) throws IOException {
    Reader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                style
                    .charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
