package org.yushi.local.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.local.files.FolderLock;
import org.yushi.local.ledger.KeptLedger;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.running.LocalJob;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.SupervisionJob;
import org.yushi.supervision.live.ClockWatch;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveConfiguration;
import org.yushi.supervision.live.LiveJob;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;

/**
 * One run of {@code serve}: from the moment it takes its folder until it lets go of it. It goes on
 * from the newest complete checkpoint or savepoint of the folder.
 */
public final class Serving implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final String TEMPORARY = "tmp";

  private final DurableFolder folder;
  private final FolderLock lock;
  private final LocalJob job;
  private final ClockWatch watch;
  private final KeptLedger ledger;
  private final @Nullable Instant arrears;
  private final String begun;
  private Instant lastFailure = Instant.now();

  private Serving(
      DurableFolder folder,
      FolderLock lock,
      LocalJob job,
      ClockWatch watch,
      KeptLedger ledger,
      @Nullable Instant arrears,
      String begun) {
    this.folder = folder;
    this.lock = lock;
    this.job = job;
    this.watch = watch;
    this.ledger = ledger;
    this.arrears = arrears;
    this.begun = begun;
  }

  /**
   * Checks everything and starts.
   *
   * @param untilCaughtUp whether it is to be known when it has judged what is there already
   * @throws org.yushi.rulebook.RulebookException if the rulebook cannot be used
   * @throws org.yushi.supervision.live.TopicsException if the topics cannot be used
   * @throws org.yushi.supervision.live.BrokerException if Kafka does not answer
   * @throws LedgerUnusableException if the ledger cannot be opened
   * @throws DataFolderException if the folder cannot be written to, or another run has it
   * @throws Exception if the job cannot be started
   */
  public static Serving start(ServeSettings settings, boolean untilCaughtUp) throws Exception {
    FolderLock lock = settings.takeFolder();
    try {
      return start(settings, untilCaughtUp, lock);
    } catch (Exception e) {
      lock.close();
      throw e;
    }
  }

  private static Serving start(ServeSettings settings, boolean untilCaughtUp, FolderLock lock)
      throws Exception {
    LiveSettings live = settings.live();
    Preparation prepared = Preparation.of(settings);
    PartitionCounts partitions = prepared.partitions();
    Instant arrears = untilCaughtUp ? Arrears.until(live, partitions) : null;
    Path temporary = emptied(settings.data().resolve(TEMPORARY).toAbsolutePath());
    KeptLedger ledger = opened(settings, prepared.rulebooks());
    try {
      LocalJob job =
          LocalJob.start(
              LiveConfiguration.of(live, settings.folder(), prepared.from()),
              live.parallelism(),
              temporary,
              env -> LiveJob.define(env, live, partitions, prepared.rulebooks()));
      ClockWatch watch = ClockWatch.start(live, partitions, job.id());
      return new Serving(settings.folder(), lock, job, watch, ledger, arrears, prepared.begun());
    } catch (Exception e) {
      ledger.close();
      throw e;
    }
  }

  private static KeptLedger opened(ServeSettings settings, RulebookSchedule rulebooks)
      throws LedgerUnusableException {
    LedgerPlace place = settings.ledger();
    return place == null ? KeptLedger.none() : LedgerKeeping.opened(settings, place, rulebooks);
  }

  private static Path emptied(Path folder) throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
    return Files.createDirectories(folder);
  }

  /** One line that says what it judges, by what, and from where on. */
  public String begun() {
    return begun;
  }

  /** Whether every station runs. */
  public boolean isUp() throws ExecutionException, InterruptedException {
    return job.isUp();
  }

  /** Whether it has ended, or would only stumble over the same for ever. */
  public boolean isOver() throws ExecutionException, InterruptedException {
    return job.isOver()
        || ledger.failure().isPresent()
        || job.lastFailure().flatMap(LastingFailure::sentence).isPresent();
  }

  /** Why it has ended. */
  public String reasonOfEnd() throws ExecutionException, InterruptedException {
    if (ledger.failure().isPresent()) {
      return ledger.failure().get();
    }
    return job.lastFailure()
        .map(failure -> LastingFailure.sentence(failure).orElseGet(failure::reason))
        .orElse("?");
  }

  /** What has certainly passed for every case; empty before anything has. */
  public Optional<Instant> clock() {
    return job.clock(SupervisionJob.CASE_REVIEW);
  }

  /** Whether it has judged what was there when it started; never, if it was not asked to know. */
  public boolean hasCaughtUp() {
    return arrears != null && clock().filter(clock -> !clock.isBefore(arrears)).isPresent();
  }

  /** Says in the log why the job stumbled, once for each time. */
  public void tellFailures() throws ExecutionException, InterruptedException {
    Optional<LocalJob.Failure> failure = job.lastFailure();
    if (failure.isPresent() && failure.get().at().isAfter(lastFailure)) {
      lastFailure = failure.get().at();
      LOG.warn("作业中断，将自动重启 The job stumbled and is restarted: {}", failure.get().reason());
    }
  }

  /**
   * Writes down how far it is, and ends. What cannot be written down is judged again by the next
   * run, with the same result.
   *
   * @param savepoint whether as a savepoint, which is never deleted, else as a checkpoint
   * @return one line that says how far it came and where the next run goes on
   */
  public String stop(boolean savepoint) throws IOException, InterruptedException {
    String clock = clock().map(Instant::toString).orElse("—");
    try {
      job.keep(savepoint);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn(
          "未能写下最后的检查点，下次从上一个继续 No last checkpoint, the next run goes on from the one before: {}",
          LocalJob.reason(e));
    }
    watch.close();
    job.close();
    if (!ledger.drained()) {
      LOG.warn("账本未记完，下次启动接着记 The ledger is behind; the next run goes on with it");
    }
    close();
    return "已停止 Stopped: 时钟 clock %s；下次自 next from %s"
        .formatted(clock, Preparation.whereFrom(folder, folder.newest().orElse(null)));
  }

  /** Ends it as it is, as if the process had been killed. */
  @Override
  public void close() {
    watch.close();
    job.close();
    ledger.close();
    lock.close();
  }
}
