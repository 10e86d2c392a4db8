package org.yushi.desk.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.yushi.desk.DeskService;

/** Shows health at {@code /health} and metrics at {@code /metrics}. */
public final class DeskEndpoint implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final PrometheusMeterRegistry registry;
  private final DeskService desk;

  /** An endpoint that answers. */
  DeskEndpoint(HttpServer server, PrometheusMeterRegistry registry, DeskService desk) {
    this.server = server;
    this.registry = registry;
    this.desk = desk;
    server.createContext("/metrics", this::metrics);
    server.createContext("/health", this::health);
    server.start();
  }

  /**
   * A server that has its port, and does not answer yet.
   *
   * @param port to listen on; 0 = any that is free
   * @throws UncheckedIOException if the port cannot be had
   */
  static HttpServer at(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "server.port: 端口 %d 不可用 port %d cannot be used: %s".formatted(port, port, e.getMessage()),
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void metrics(HttpExchange exchange) throws IOException {
    answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
  }

  /** What it waits for is said, and no reason to start it anew. */
  private void health(HttpExchange exchange) throws IOException {
    String failure = desk.failure().orElse(null);
    String status = failure != null ? "DOWN" : desk.waitsFor().isPresent() ? "WAITING" : "UP";
    answer(
        exchange, failure == null ? OK : UNAVAILABLE, "text/plain; charset=utf-8", status + "\n");
  }

  private static void answer(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
