package org.yushi.local.services;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.yushi.local.ports.FreePorts;

/**
 * A port of 127.0.0.1 on which a container is found.
 *
 * <p>Docker would choose a new one at every start; this one is chosen here, so that clients find
 * the service again.
 */
final class FixedPort {
  private FixedPort() {}

  /** Publishes a port of the container on the one that is returned, when it is created. */
  static int publish(GenericContainer<?> container, int inside) {
    int port = FreePorts.next();
    PortBinding binding = PortBinding.parse("127.0.0.1:" + port + ":" + inside);
    container.withCreateContainerCmdModifier(
        command ->
            Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new)
                .withPortBindings(binding));
    return port;
  }
}
