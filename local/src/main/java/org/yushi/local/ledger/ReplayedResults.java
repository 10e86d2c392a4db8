package org.yushi.local.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    try (Lines contributions = new Lines(files(Replay.CONTRIBUTIONS).iterator())) {
      LedgerLoad.into(ledger, new Entries(revisions().iterator(), contributions), asOf, done);
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private List<String> revisions() throws IOException {
    List<Dated> revisions = new ArrayList<>();
    try (Lines lines = new Lines(files(Replay.REVISIONS).iterator())) {
      lines.forEachRemaining(line -> revisions.add(dated(line)));
    }
    return revisions.stream()
        .sorted(
            Comparator.comparing(Dated::decidedAt)
                .thenComparing(Dated::alertId)
                .thenComparingInt(Dated::revision))
        .map(Dated::line)
        .toList();
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

  /** All revisions, then all contributions, each numbered as records of a topic are. */
  private static final class Entries implements Iterator<Entry> {
    private final Iterator<String> revisions;
    private final Iterator<String> contributions;
    private long taken;

    Entries(Iterator<String> revisions, Iterator<String> contributions) {
      this.revisions = revisions;
      this.contributions = contributions;
    }

    @Override
    public boolean hasNext() {
      return revisions.hasNext() || contributions.hasNext();
    }

    @Override
    public Entry next() {
      boolean revision = revisions.hasNext();
      return new Entry(
          revision ? Entry.Kind.REVISION : Entry.Kind.CONTRIBUTION,
          "replay",
          0,
          taken++,
          null,
          revision ? revisions.next() : contributions.next());
    }
  }

  /** The lines of files, one after another; no more than one line is held. */
  private static final class Lines implements Iterator<String>, AutoCloseable {
    private final Iterator<Path> files;
    private @Nullable BufferedReader open;
    private @Nullable String next;

    Lines(Iterator<Path> files) {
      this.files = files;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null) {
          if (open == null) {
            if (!files.hasNext()) {
              return false;
            }
            open = Files.newBufferedReader(files.next());
          }
          next = open.readLine();
          if (next == null) {
            close();
          }
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no line left");
      }
      String line = Objects.requireNonNull(next);
      next = null;
      return line;
    }

    @Override
    public void close() throws IOException {
      BufferedReader reader = open;
      open = null;
      if (reader != null) {
        reader.close();
      }
    }
  }
}
