package org.yushi.local.county;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays a log and writes what it found, {@code alerts.jsonl} among it, into a folder. */
@FunctionalInterface
public interface ReplayRunner {
  /**
   * Replays.
   *
   * @param events files of events, JSON Lines
   * @param rulebook folder of a rulebook, or null for the shipped county rulebook
   * @param asOf business and supervision time up to which is judged
   * @param out folder to write to
   * @throws Exception if the replay fails
   */
  void replay(List<Path> events, @Nullable Path rulebook, Instant asOf, Path out) throws Exception;
}
