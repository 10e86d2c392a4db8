package org.yushi.local.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.yushi.local.InputException;

/** Shows metrics to Prometheus at {@code /metrics}. */
public final class MetricsEndpoint implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;
  private final PrometheusMeterRegistry registry;

  /**
   * An endpoint that answers.
   *
   * @param setting what named the port, for messages
   * @param port to listen on; 0 = any that is free
   * @throws InputException if the port cannot be had
   */
  public MetricsEndpoint(String setting, int port, PrometheusMeterRegistry registry) {
    this.registry = registry;
    try {
      this.server = HttpServer.create(new InetSocketAddress(port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          "%s: 端口不可用 port %d cannot be used: %s".formatted(setting, port, e.getMessage()));
    }
    server.createContext("/metrics", this::answer);
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] metrics = registry.scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(OK, metrics.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(metrics);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
