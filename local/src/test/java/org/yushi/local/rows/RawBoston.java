package org.yushi.local.rows;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The requests of the raw Boston log: one of its rows each. */
final class RawBoston {
  private RawBoston() {}

  static List<RawCase> cases(Path log) throws IOException {
    List<RawCase> cases = new ArrayList<>();
    try (Reader raw =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(raw)) {
      for (NamedCsvRecord row : rows) {
        cases.add(
            new RawCase(
                row.getField("department"),
                Objects.requireNonNull(instant(row.getField("open_dt"))),
                instant(row.getField("target_dt")),
                instant(row.getField("closed_dt"))));
      }
    }
    return cases;
  }

  private static @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
  }
}
