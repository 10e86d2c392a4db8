package org.yushi.local.services;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.yushi.local.database.EmbeddedDatabase;
import org.yushi.local.database.Sql;

/** A database in a container of its own, on a port that stays the same. */
final class ContainerPostgres implements PostgresServer {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long SHARED_MEMORY = 256L << 20;
  private static final String NAME = "yushi";

  private final String image;
  private final PostgreSQLContainer container;
  private final int port;
  private boolean running;

  private ContainerPostgres(String image) {
    this.image = image;
    this.container =
        new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
    this.port = FixedPort.publish(container, PostgreSQLContainer.POSTGRESQL_PORT);
  }

  static ContainerPostgres launched(String image) {
    ContainerPostgres postgres = new ContainerPostgres(image);
    postgres
        .container
        .withDatabaseName(NAME)
        .withUsername(NAME)
        .withPassword(NAME)
        .withSharedMemorySize(SHARED_MEMORY)
        .withStartupTimeout(LIMIT)
        .withCommand(command());
    postgres.container.start();
    postgres.running = true;
    return postgres;
  }

  private static String[] command() {
    List<String> words = new ArrayList<>(List.of("postgres"));
    EmbeddedDatabase.settings()
        .forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    return words.toArray(String[]::new);
  }

  @Override
  public String url() {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(container.getHost(), port, NAME, NAME, NAME);
  }

  @Override
  public void stop() {
    if (!running) {
      return;
    }
    running = false;
    docker()
        .stopContainerCmd(container.getContainerId())
        .withTimeout((int) LIMIT.toSeconds())
        .exec();
  }

  @Override
  public void kill() {
    running = false;
    docker().killContainerCmd(container.getContainerId()).exec();
    docker()
        .waitContainerCmd(container.getContainerId())
        .start()
        .awaitStatusCode(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void start() {
    if (running) {
      return;
    }
    docker().startContainerCmd(container.getContainerId()).exec();
    await("PostgreSQL answers again")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> Sql.ask(url(), "select 1").equals("1"));
    running = true;
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  @Override
  public void close() {
    container.stop();
  }

  @Override
  public String toString() {
    return "container " + image;
  }
}
