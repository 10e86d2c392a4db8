package org.yushi.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.store.DeskBusyException;
import org.yushi.desk.store.StoredRulebooks.NoRulebookException;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.local.desk.SimulatedDesk;
import org.yushi.local.desk.SimulatedTime;

/**
 * The desk of a demo. It warns people on the county's time, in a thread of its own: the demo does
 * not wait for it before its end.
 */
final class DemoDesk implements AutoCloseable {
  /** Revisions take some of it from the job to here. */
  private static final Duration ON_THEIR_WAY = Duration.ofMillis(200);

  private final SimulatedDesk desk;
  private final LetterBox box;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "yushi-demo-desk"));
  private final Future<?> work;
  private volatile Instant clock;
  private volatile boolean ending;

  private DemoDesk(SimulatedDesk desk, LetterBox box, Instant begin) {
    this.desk = desk;
    this.box = box;
    this.clock = begin;
    this.work =
        worker.submit(
            () -> {
              warn();
              return null;
            });
  }

  /**
   * Opens it.
   *
   * @param address the ledger of the demo, with its rulebook
   * @param letters where letters are noted
   * @param out the folder of the demo
   * @param begin when the county's time begins
   */
  static DemoDesk at(DatabaseAddress address, LetterBoard letters, Path out, Instant begin)
      throws IOException, SQLException, DeskBusyException {
    SimulatedTime time = new SimulatedTime(begin);
    LetterBox box = LetterBox.emptyIn(out, letters, time);
    return new DemoDesk(SimulatedDesk.open(address, box, DeskSettings.USUAL, time), box, begin);
  }

  /** Hears of revisions. */
  void hear(List<String> revisions) {
    heard.addAll(revisions);
  }

  /** So late it is; what was decided by then may still be on its way. */
  void timeIs(Instant instant) {
    clock = instant;
  }

  /** Nothing more will be heard of: it goes on to an instant, and then is done. */
  void end(Instant instant) {
    clock = instant;
    ending = true;
  }

  /**
   * Whether all that ends with {@link #end} is done; waits for so long if it is not.
   *
   * @throws IllegalStateException if it has failed
   */
  boolean isDone(Duration patience) throws InterruptedException {
    try {
      work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the desk has failed: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Does nothing while it works.
   *
   * @throws IllegalStateException if it has failed
   */
  void check() throws InterruptedException {
    if (work.isDone()) {
      isDone(Duration.ZERO);
    }
  }

  private void warn() throws SQLException, NoRulebookException, InterruptedException {
    boolean last;
    do {
      last = ending;
      Instant until = clock;
      if (!last) {
        Thread.sleep(ON_THEIR_WAY.toMillis());
      }
      List<String> revisions = new ArrayList<>();
      heard.drainTo(revisions);
      revisions.forEach(desk::hear);
      desk.runUntil(until);
      String failure = box.failure().orElse("");
      if (!failure.isEmpty()) {
        throw new IllegalStateException(failure);
      }
    } while (!last);
  }

  @Override
  public void close() throws SQLException {
    worker.shutdownNow();
    try {
      worker.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    desk.close();
  }
}
