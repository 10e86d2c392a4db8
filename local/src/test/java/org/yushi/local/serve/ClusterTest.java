package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yushi.local.ports.FreePorts;
import org.yushi.local.services.KafkaService;
import org.yushi.local.services.RealServices;
import org.yushi.supervision.live.DurableFolder;

/** The job in Flink's application mode: a manager and a worker, each in a process of its own. */
@RealServices
@Timeout(300)
class ClusterTest extends OnGround {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Map<String, String> IMPATIENT = Map.of("YUSHI_TICKER_INTERVAL", "PT0.25S");

  private final int rpcPort = FreePorts.next();
  private final int restPort = FreePorts.next();
  private final List<JavaProcess> processes = new ArrayList<>();
  private Path configuration = Path.of(".");

  ClusterTest(KafkaService kafka) {
    super(kafka);
  }

  @BeforeEach
  void configure() throws IOException {
    configuration = ground.configuration("live");
  }

  @AfterEach
  void end() {
    processes.forEach(JavaProcess::close);
  }

  @Test
  void killedManagersAndWorkersLeaveNothingOut() throws Exception {
    JavaProcess manager = manager();
    JavaProcess worker = worker();
    awaitRed("first");
    awaitCheckpoint();

    worker.kill();
    worker();
    awaitRed("with another worker");
    awaitCheckpoint();

    manager.kill();
    JavaProcess next = manager().awaiting("Judging");
    assertThat(next.output()).contains("from checkpoints/");
    awaitRed("with another manager");
    awaitCheckpoint();

    assertThat(reds())
        .containsExactlyInAnyOrder("first", "with another worker", "with another manager");
  }

  @Test
  void whatServeRefusesIsRefusedInTheSameWords() throws Exception {
    ground.serve("live").close();
    kafka
        .admin()
        .createPartitions(Map.of(ground.topic("case-events"), NewPartitions.increaseTo(3)))
        .all()
        .get();

    JavaProcess manager = manager();

    assertThat(manager.ended()).isNotZero();
    assertThat(manager.output())
        .contains("topic " + ground.topic("case-events") + " has 3 partitions, recorded were 2");
  }

  @Test
  void checkpointsThatARestartWouldNotFindAreRefused() throws Exception {
    JavaProcess manager =
        manager("-D", "execution.checkpointing.dir=" + folder.resolve("elsewhere").toUri());

    assertThat(manager.ended()).isNotZero();
    assertThat(manager.output()).contains("a restart would not find its checkpoints");
  }

  private JavaProcess manager(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(cluster());
    arguments.addAll(List.of(more));
    arguments.addAll(
        List.of(
            "-D",
            "rest.port=" + restPort,
            "--job-classname",
            "org.yushi.local.cluster.ClusterJob",
            configuration.toString()));
    return started(
        IMPATIENT,
        "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
        arguments);
  }

  private JavaProcess worker() throws IOException {
    List<String> arguments = new ArrayList<>(cluster());
    arguments.addAll(memory());
    return started(Map.of(), "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", arguments);
  }

  private JavaProcess started(Map<String, String> environment, String main, List<String> arguments)
      throws IOException {
    JavaProcess process =
        JavaProcess.start(
            folder, environment, main, "--configDir=" + flink(), arguments.toArray(String[]::new));
    processes.add(process);
    return process;
  }

  /** What a worker has to be told of its memory, as Flink works it out of the settings. */
  private static List<String> memory() {
    Configuration deployed = GlobalConfiguration.loadConfiguration(flink().toString());
    return List.of(
        TaskExecutorProcessUtils.generateDynamicConfigsStr(
                TaskExecutorProcessUtils.processSpecFromConfig(deployed))
            .split(" "));
  }

  /** The settings that are deployed, for one machine. */
  private List<String> cluster() {
    return List.of(
        "-D",
        "jobmanager.rpc.address=localhost",
        "-D",
        "jobmanager.rpc.port=" + rpcPort,
        "-D",
        "rest.address=localhost",
        "-D",
        "taskmanager.host=localhost",
        "-D",
        "metrics.reporter.prometheus.port=29249-29299",
        "-D",
        "heartbeat.interval=1s",
        "-D",
        "heartbeat.timeout=10s");
  }

  private static Path flink() {
    return Path.of("..", "deploy", "flink").toAbsolutePath().normalize();
  }

  private void awaitRed(String caseId) throws Exception {
    Instant now = Instant.now().truncatedTo(MILLIS);
    ground.send(
        Ground.Event.accepted(caseId, now, now.plusSeconds(1)), Ground.Event.begun(caseId, now));
    await(caseId + " red")
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(reds()).as(outputs()).contains(caseId));
  }

  private String outputs() {
    return processes.stream().map(JavaProcess::output).collect(Collectors.joining("\n"));
  }

  private Set<String> reds() {
    return ground.revisions("live").stream()
        .filter(revision -> revision.path("level").asText().equals("RED"))
        .map(revision -> revision.path("caseId").asText())
        .collect(Collectors.toSet());
  }

  private void awaitCheckpoint() {
    Instant now = Instant.now();
    await("a checkpoint")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              Path newest = new DurableFolder(folder.resolve("live")).newest().orElse(null);
              return newest != null
                  && Files.getLastModifiedTime(Objects.requireNonNull(newest).resolve("_metadata"))
                      .toInstant()
                      .isAfter(now);
            });
  }
}
