package org.yushi.local.serve;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yushi.local.files.FolderLock;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveSettings;

/**
 * The configuration of {@code serve}, checked.
 *
 * @param live what the job needs
 * @param creation how missing topics are created, or null if they are not
 * @param rulebook the rulebook to judge by
 * @param data the durable folder
 * @param ledger where the ledger is, or null if none is kept
 */
public record ServeSettings(
    LiveSettings live,
    @Nullable Creation creation,
    RulebookPlace rulebook,
    Path data,
    @Nullable LedgerPlace ledger) {

  /**
   * How topics are created.
   *
   * @param partitions of each topic of case events
   * @param replicas of each topic
   */
  public record Creation(int partitions, short replicas) {}

  /** What outlives the process. */
  public DurableFolder folder() {
    return new DurableFolder(data);
  }

  /**
   * Takes the durable folder, and creates it if missing.
   *
   * @throws DataFolderException if it cannot be written to, or another run has it
   */
  public FolderLock takeFolder() throws DataFolderException {
    try {
      return FolderLock.of(data);
    } catch (IllegalStateException e) {
      throw DataFolderException.inUse(data);
    } catch (UncheckedIOException e) {
      throw DataFolderException.unusable(data, e);
    }
  }
}
