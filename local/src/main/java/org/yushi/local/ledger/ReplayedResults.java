package org.yushi.local.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.Entry;
import org.yushi.ledger.LedgerBusyException;
import org.yushi.ledger.LedgerLoad;
import org.yushi.ledger.LedgerNotEmptyException;
import org.yushi.supervision.Replay;

/**
 * The part files of a replay, for the ledger: revisions in the order in which they were decided.
 *
 * @param parts the folder of the part files
 */
public record ReplayedResults(Path parts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Dated(Instant decidedAt, String alertId, int revision, String line) {}

  /**
   * Fills an empty ledger.
   *
   * @param done told how many records are written
   * @throws LedgerNotEmptyException if something is in it already
   * @throws LedgerBusyException if it has a writer
   * @throws IOException if a file cannot be read
   */
  public void into(DatabaseAddress ledger, LongConsumer done)
      throws IOException, SQLException, LedgerBusyException, LedgerNotEmptyException {
    try (Stream<Entry> entries = Stream.concat(revisions(), contributions())) {
      LedgerLoad.into(ledger, entries.iterator(), done);
    }
  }

  private Stream<Entry> revisions() throws IOException {
    try (Stream<String> lines = lines(Replay.REVISIONS)) {
      List<Dated> revisions =
          lines
              .map(ReplayedResults::dated)
              .sorted(
                  Comparator.comparing(Dated::decidedAt)
                      .thenComparing(Dated::alertId)
                      .thenComparingInt(Dated::revision))
              .toList();
      return revisions.stream().map(each -> entry(Entry.Kind.REVISION, each.line()));
    }
  }

  private Stream<Entry> contributions() throws IOException {
    return lines(Replay.CONTRIBUTIONS).map(line -> entry(Entry.Kind.CONTRIBUTION, line));
  }

  private static Dated dated(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Dated(
          OffsetDateTime.parse(node.path("decidedAt").asText()).toInstant(),
          node.path("alertId").asText(),
          node.path("revision").asInt(),
          line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(Entry.Kind kind, String line) {
    return new Entry(kind, "replay", 0, 0, null, line);
  }

  private Stream<String> lines(String folder) throws IOException {
    Path written = parts.resolve(folder);
    if (!Files.isDirectory(written)) {
      return Stream.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(written)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    return files.stream().flatMap(ReplayedResults::linesOf);
  }

  @SuppressWarnings("StreamResourceLeak") // flatMap closes it
  private static Stream<String> linesOf(Path file) {
    try {
      return Files.lines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
