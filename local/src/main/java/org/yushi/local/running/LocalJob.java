package org.yushi.local.running;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.SerializedThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.supervision.live.ClockGauges;

/** A job on a mini cluster inside this process, which listens on 127.0.0.1 only. */
public final class LocalJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalJob.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 60;
  private static final long PATIENCE_WITH_START_SECONDS = 15;
  private static final long BEFORE_ANOTHER_TRY_MILLIS = 200;

  private final MiniCluster cluster;
  private final JobID job;
  private boolean worked;
  private boolean closed;

  /**
   * Why the job stumbled.
   *
   * @param at when
   * @param cause the deepest cause
   */
  public record Failure(Instant at, Throwable cause) {
    /** Why, in its own words. */
    public String reason() {
      return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
  }

  private LocalJob(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * Starts a job.
   *
   * @param configuration Flink's settings
   * @param parallelism subtasks per station
   * @param temporary folder for files that nobody needs after the run
   * @param wiring defines the job
   * @throws Exception if it cannot be started
   */
  public static LocalJob start(
      Configuration configuration,
      int parallelism,
      Path temporary,
      Consumer<StreamExecutionEnvironment> wiring)
      throws Exception {
    configuration.set(CoreOptions.TMP_DIRS, temporary.toAbsolutePath().toString());
    configuration.set(WebOptions.UPLOAD_DIR, temporary.toAbsolutePath().toString());
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_PORT, "0");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    wiring.accept(env);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .setCommonBindAddress(LOOPBACK)
                .build());
    try {
      cluster.start();
      return new LocalJob(
          cluster, cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID());
    } catch (Exception e) {
      cluster.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      throw e;
    }
  }

  /** Its id, by which its gauges are known. */
  public JobID id() {
    return job;
  }

  /** Whether every station runs. */
  public boolean isUp() throws ExecutionException, InterruptedException {
    AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
    if (graph.getState() != JobStatus.RUNNING) {
      return false;
    }
    for (AccessExecutionVertex station : graph.getAllExecutionVertices()) {
      ExecutionState state = station.getExecutionState();
      if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it has ended and will not start again. Flink's own worker may end as well, after a
   * failure within a failure: then the job would wait for another for ever.
   */
  public boolean isOver() throws ExecutionException, InterruptedException {
    boolean working = cluster.requestClusterOverview().get().getNumTaskManagersConnected() > 0;
    worked |= working;
    return cluster.getJobStatus(job).get().isGloballyTerminalState() || (worked && !working);
  }

  /** Why it stumbled last, if it ever did. */
  public Optional<Failure> lastFailure() throws ExecutionException, InterruptedException {
    ErrorInfo failure = cluster.getExecutionGraph(job).get().getFailureInfo();
    return failure == null
        ? Optional.empty()
        : Optional.of(
            new Failure(
                Instant.ofEpochMilli(failure.getTimestamp()), deepest(failure.getException())));
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause =
        failure instanceof SerializedThrowable serialized
            ? serialized.deserializeError(LocalJob.class.getClassLoader())
            : failure;
    return cause.getCause() == null ? cause : deepest(cause.getCause());
  }

  /** What is at the bottom of a failure, in its own words. */
  public static String reason(Throwable failure) {
    return new Failure(Instant.EPOCH, deepest(failure)).reason();
  }

  /** What has certainly passed for a station; empty before anything has. */
  public Optional<Instant> clock(String station) {
    long passed = ClockGauges.read(job, station).station().orElse(Long.MIN_VALUE);
    return passed == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(passed));
  }

  /**
   * Writes down how far it is, after all that it has published so far has reached its topics.
   * Before every station runs that is not possible: a job that starts or restarts is waited for.
   *
   * @param savepoint whether as a savepoint, with which it ends, else as a checkpoint
   * @throws ExecutionException if it cannot be done
   * @throws TimeoutException if it takes longer
   */
  public void keep(boolean savepoint)
      throws ExecutionException, TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        awaitUp(System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_WITH_START_SECONDS));
        CompletableFuture<?> kept =
            savepoint
                ? cluster.stopWithSavepoint(job, null, false, SavepointFormatType.CANONICAL)
                : cluster.triggerCheckpoint(job, CheckpointType.FULL);
        kept.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException e) {
        if (isOver() || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(BEFORE_ANOTHER_TRY_MILLIS);
      }
    }
  }

  private void awaitUp(long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    while (!isUp()) {
      if (isOver() || System.nanoTime() > deadline) {
        throw new TimeoutException("not every station runs");
      }
      TimeUnit.MILLISECONDS.sleep(BEFORE_ANOTHER_TRY_MILLIS);
    }
  }

  /** Ends it as it is; what it wrote down last is what the next run goes on from. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!isOver()) {
        cluster.cancelJob(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      cluster.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("作业未能按时结束 The job did not end in time: {}", reason(e));
    }
  }
}
