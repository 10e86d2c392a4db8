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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
 * @param asOf of the replay
 */
public record ReplayedResults(Path parts, Instant asOf) {
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
    try (LedgerLoad load = LedgerLoad.into(ledger, done)) {
      for (Dated revision : revisions()) {
        load.add(Entry.Kind.REVISION, revision.line());
      }
      for (Path file : files(Replay.CONTRIBUTIONS)) {
        try (Stream<String> lines = Files.lines(file)) {
          for (String line : (Iterable<String>) lines::iterator) {
            load.add(Entry.Kind.CONTRIBUTION, line);
          }
        }
      }
      load.commit(asOf);
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private List<Dated> revisions() throws IOException {
    List<Dated> revisions = new ArrayList<>();
    for (Path file : files(Replay.REVISIONS)) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.map(ReplayedResults::dated).forEach(revisions::add);
      }
    }
    revisions.sort(
        Comparator.comparing(Dated::decidedAt)
            .thenComparing(Dated::alertId)
            .thenComparingInt(Dated::revision));
    return revisions;
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

  private List<Path> files(String folder) throws IOException {
    Path written = parts.resolve(folder);
    if (!Files.isDirectory(written)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(written)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
