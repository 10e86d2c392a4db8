package org.yushi.local.services;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** The Docker engine that Testcontainers would use. */
final class LocalDocker implements Docker {
  /**
   * Testcontainers keeps on asking a dead engine for many seconds, so it is asked only where
   * somebody listens.
   */
  @Override
  public boolean answers() {
    return somebodyListens() && DockerClientFactory.instance().isDockerAvailable();
  }

  private static boolean somebodyListens() {
    String host = System.getenv("DOCKER_HOST");
    if (host == null) {
      return usualSockets().anyMatch(LocalDocker::isListening);
    }
    return !host.startsWith("unix://") || isListening(Path.of(host.substring("unix://".length())));
  }

  private static Stream<Path> usualSockets() {
    String home = System.getProperty("user.home");
    String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
    return Stream.of(
        Path.of("/var/run/docker.sock"),
        Path.of(runtime, "docker.sock"),
        Path.of(home, ".docker", "run", "docker.sock"),
        Path.of(home, ".docker", "desktop", "docker.sock"));
  }

  private static boolean isListening(Path socket) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  @Override
  public boolean has(String image) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException unknown) {
      return false;
    }
  }
}
