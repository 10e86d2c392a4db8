package org.yushi.local.follow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.local.importing.ImportSummary;
import org.yushi.local.importing.Importer;
import org.yushi.local.importing.Mapping;
import org.yushi.local.importing.MappingException;
import org.yushi.local.importing.UnreadableLogException;

/**
 * The one file that is being worked on: its events, and how many of them are sent. What is found
 * here after a crash is either whole, and gone on with, or not, and thrown away.
 *
 * <pre>
 * current/log/NAME       the copy, until it is converted
 * current/events.jsonl   its events, when all of it is converted
 * current/events.rejected.jsonl
 * current/job.json       a {@link FileJob}
 * </pre>
 */
final class WorkInHand {
  private final Path folder;
  private final Path events;
  private final Path job;

  WorkInHand(Path folder) {
    this.folder = folder;
    this.events = folder.resolve("events.jsonl");
    this.job = folder.resolve("job.json");
  }

  /** The file that was being sent when the process ended; null if there is none. */
  @Nullable FileJob leftBehind() throws IOException {
    if (!Files.exists(job) || !Files.exists(events)) {
      return null;
    }
    FileJob left = FileJob.read(Files.readString(job));
    return left != null && left.events() == count() ? left : null;
  }

  private long count() throws IOException {
    try (Stream<String> lines = Files.lines(events)) {
      return lines.count();
    } catch (UncheckedIOException e) {
      return -1;
    }
  }

  /** Takes a copy of a file, in place of whatever lies here. */
  TakenCopy take(DroppedFile file) throws IOException, UnreadableFileException {
    clear();
    return TakenCopy.of(file, Files.createDirectories(folder.resolve("log")));
  }

  /**
   * Converts the copy.
   *
   * @throws UnreadableFileException if its content cannot be converted
   * @throws IOException if the result cannot be written
   */
  FileJob convert(TakenCopy copy, DroppedFile file, Mapping mapping)
      throws IOException, UnreadableFileException {
    try {
      ImportSummary summary = new Importer(mapping, bytes -> {}).run(List.of(copy.path()), events);
      Files.delete(copy.path());
      FileJob converted = FileJob.converted(file, copy.sha256(), summary);
      note(converted);
      return converted;
    } catch (MappingException e) {
      throw UnreadableFileException.content(String.join("; ", e.problems()));
    } catch (UnreadableLogException e) {
      throw UnreadableFileException.content(
          String.valueOf(e.getMessage()).replace(copy.path() + ": ", ""));
    }
  }

  /** The events of the file from the one with this number on, counted from 0. */
  BufferedReader eventsFrom(long first) throws IOException {
    BufferedReader lines = Files.newBufferedReader(events);
    for (long i = 0; i < first; i++) {
      lines.readLine();
    }
    return lines;
  }

  /** Notes how far the file has got. */
  void note(FileJob state) throws IOException {
    Path part = folder.resolve("job.json.part");
    Files.write(
        part,
        state.toJson().getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.DSYNC);
    move(part, job);
  }

  /** Puts the rejected rows, if there are any, where they are kept. */
  void keepRejected(Path kept) throws IOException {
    Path rejected = Importer.rejectedBeside(events);
    if (Files.exists(rejected)) {
      move(rejected, kept);
    }
  }

  /** Throws away whatever lies here. */
  void clear() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> paths = Files.walk(folder)) {
      inside = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
