package org.yushi.local.cluster;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.local.InputException;
import org.yushi.local.files.FolderLock;
import org.yushi.local.serve.Preparation;
import org.yushi.local.serve.Refusals;
import org.yushi.local.serve.ServeSettings;
import org.yushi.supervision.live.LiveJob;

/**
 * The program of an application cluster: {@code --job-classname org.yushi.local.cluster.ClusterJob
 * FILE}, the file being the configuration. Each start of the cluster's manager runs it anew; it
 * goes on from the newest complete checkpoint or savepoint of the durable folder, which all
 * processes of the cluster see.
 */
public final class ClusterJob {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterJob.class);

  /**
   * Held until the process ends: what Flink starts goes on when this program has come to its end.
   */
  private static final AtomicReference<@Nullable FolderLock> LOCK = new AtomicReference<>();

  private ClusterJob() {}

  /** Called by Flink. */
  public static void main(String[] arguments) throws Exception {
    try {
      run(Refusals.read(config(arguments), System.getenv()));
    } catch (Exception e) {
      Exception refusal = Refusals.of(e);
      if (refusal instanceof InputException) {
        LOG.error("作业未启动 The job was not started: {}", refusal.getMessage());
      }
      throw refusal;
    }
  }

  private static Path config(String[] arguments) {
    if (arguments.length != 1) {
      throw new InputException(
          "参数：应为一个配置文件 expected one argument, the configuration; found %s"
              .formatted(Arrays.toString(arguments)));
    }
    return Path.of(arguments[0]);
  }

  private static void run(ServeSettings settings) throws Exception {
    ClusterSettings cluster =
        new ClusterSettings(
            StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration());
    if (!cluster.highlyAvailable() && LOCK.get() == null) {
      LOCK.set(settings.takeFolder());
    }
    Preparation prepared = Preparation.of(settings);
    Configuration configuration =
        cluster.ofJob(settings.live(), settings.folder(), prepared.from());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(settings.live().parallelism());
    LiveJob.define(env, settings.live(), prepared.partitions(), prepared.rulebooks());
    LOG.info(prepared.begun());
    env.execute();
  }
}
