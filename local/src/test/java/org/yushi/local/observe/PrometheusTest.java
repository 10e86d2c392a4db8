package org.yushi.local.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusTest {
  @TempDir private Path folder;

  private static int status(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @BeforeEach
  void whereItIsInstalled() {
    assumeTrue(Prometheus.installed().isPresent(), "no Prometheus");
  }

  @Test
  void answersUntilItIsClosed() throws Exception {
    URI address;
    try (Prometheus started =
        Prometheus.start(Prometheus.installed().orElseThrow(), folder, "global: {}\n")) {
      address = started.address();
      assertThat(status(address.resolve("/api/v1/query?query=vector(1)"))).isEqualTo(200);
    }

    assertThatThrownBy(() -> status(address)).isInstanceOf(IOException.class);
  }

  @Test
  void aConfigurationThatIsNoneIsSaid() {
    assertThatThrownBy(
            () -> Prometheus.start(Prometheus.installed().orElseThrow(), folder, "globl: {}\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("prometheus.log");
  }
}
