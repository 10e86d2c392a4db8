package org.yushi.local.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.Catalogue;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.local.ledger.ReplayedResults;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.Replay;

/** One replay: set up, run, results put in place only when it has come to its end. */
public final class ReplayRun {
  private final List<Path> events;
  private final RulebookBundle rulebook;
  private final Instant asOf;
  private final Path out;
  private List<Path> actions = List.of();
  private @Nullable Long seed;
  private @Nullable DatabaseAddress ledger;
  private int parallelism = 2;
  private boolean showing;

  private ReplayRun(List<Path> events, RulebookBundle rulebook, Instant asOf, Path out) {
    this.events = events;
    this.rulebook = rulebook;
    this.asOf = asOf;
    this.out = out;
  }

  /** A replay of these files up to an instant, into a folder. */
  public static ReplayRun of(List<Path> events, RulebookBundle rulebook, Instant asOf, Path out) {
    return new ReplayRun(List.copyOf(events), rulebook, asOf, out);
  }

  /** With what people did about alerts, one act per line. */
  public ReplayRun with(List<Path> files) {
    this.actions = List.copyOf(files);
    return this;
  }

  /** Reads the lines in an order that the seed gives; null = as they stand. */
  public ReplayRun shuffled(@Nullable Long by) {
    this.seed = by;
    return this;
  }

  /** Shows on standard error how far it is. */
  public ReplayRun showing(boolean progress) {
    this.showing = progress;
    return this;
  }

  /** With so many subtasks per station. */
  public ReplayRun inParallel(int subtasks) {
    this.parallelism = subtasks;
    return this;
  }

  /** Fills an empty ledger too. */
  public ReplayRun into(DatabaseAddress emptyLedger) {
    this.ledger = emptyLedger;
    return this;
  }

  /**
   * Runs it.
   *
   * @throws Exception if the rulebook or a file cannot be used, or the job fails
   */
  public ReplaySummary run() throws Exception {
    long started = System.nanoTime();
    Files.createDirectories(out);
    Path work = Files.createTempDirectory(out, ".replay-");
    Path parts = Files.createDirectory(work.resolve("parts"));
    try (ReplayProgress progress = new ReplayProgress(showing)) {
      List<Path> files = seed == null ? absolute(events) : List.of(shuffle(work, seed));
      Map<String, Map<String, Long>> stations =
          Replay.run(
              files,
              absolute(actions),
              rulebook,
              asOf,
              parts.toAbsolutePath(),
              parallelism,
              ledger != null);
      if (ledger != null) {
        new ReplayedResults(parts, asOf).into(ledger, progress::filling);
        Catalogue.put(ledger, RulebookSchedule.always(rulebook));
      }
      progress.collecting();
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      return new ReplayResults(parts, work).deliver(out, rulebook.version(), asOf, stations, took);
    } finally {
      delete(work);
    }
  }

  private static List<Path> absolute(List<Path> files) {
    return files.stream().map(Path::toAbsolutePath).toList();
  }

  private Path shuffle(Path work, long by) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : events) {
      lines.addAll(latin1Lines(file));
    }
    Collections.shuffle(lines, new Random(by));
    Path shuffled = work.resolve("shuffled.jsonl").toAbsolutePath();
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(shuffled))) {
      for (String line : lines) {
        stream.write(line.getBytes(StandardCharsets.ISO_8859_1));
        stream.write('\n');
      }
    }
    return shuffled;
  }

  /** Lines byte for byte, whatever they hold: one character per byte. */
  private static List<String> latin1Lines(Path file) throws IOException {
    try (InputStream stream = EventFiles.open(file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
      return List.of(text.split("\n", -1));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(each);
      }
    }
  }
}
