package org.yushi.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.yushi.local.demo.DemoCommand;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.observe.Prometheus;
import org.yushi.local.ports.FreePorts;
import org.yushi.supervision.MetricNames;
import picocli.CommandLine;

/**
 * A demo that has run, watched by a Prometheus where one is installed, with the configuration and
 * the rules of this module; and the ledger that it left. One for all tests.
 */
final class RunDemo implements AutoCloseable {
  private static final Duration RUN = Duration.ofMinutes(10);

  private final Path folder;
  private final Optional<Prometheus> prometheus;
  private final LedgerPlace.Opened ledger;
  private final Instant end;

  private RunDemo(
      Path folder, Optional<Prometheus> prometheus, LedgerPlace.Opened ledger, Instant end) {
    this.folder = folder;
    this.prometheus = prometheus;
    this.ledger = ledger;
    this.end = end;
  }

  /** Hands it to tests. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(RunDemo.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(RunDemo.class))
          .getOrComputeIfAbsent(RunDemo.class, type -> run(), RunDemo.class);
    }
  }

  private static RunDemo run() {
    try {
      Path folder = Files.createTempDirectory("yushi-dashboards-");
      int port = FreePorts.next();
      Optional<Prometheus> prometheus = watching(folder, port);
      run(folder, port);
      Instant end =
          prometheus.isEmpty()
              ? Instant.now()
              : lastSeen(new PrometheusApi(prometheus.get().address()));
      return new RunDemo(
          folder, prometheus, LedgerPlace.in(folder.resolve("ledger")).forReading(), end);
    } catch (Exception e) {
      throw new IllegalStateException("the demo did not run", e);
    }
  }

  private static Optional<Prometheus> watching(Path folder, int port) throws Exception {
    Optional<Path> program = Prometheus.installed();
    if (program.isEmpty()) {
      if (System.getProperty("yushi.prometheus", "").equals("required")) {
        throw new IllegalStateException("expected prometheus on the path, found none");
      }
      System.out.println(
          "SKIPPED: queries to Prometheus; install it (Debian: prometheus) to run them");
      return Optional.empty();
    }
    Path own = Files.createDirectory(folder.resolve("prometheus"));
    return Optional.of(Prometheus.start(program.get(), own, configuration(port)));
  }

  /** The one of this module, asking the demo, and often. */
  private static String configuration(int port) throws IOException {
    Path shipped = Path.of("prometheus").toAbsolutePath();
    ObjectNode configuration =
        (ObjectNode) new YAMLMapper().readTree(shipped.resolve("prometheus.yml").toFile());
    configuration.remove("alerting");
    configuration
        .withObject("/global")
        .put("scrape_interval", "1s")
        .put("evaluation_interval", "1s");
    configuration.putArray("rule_files").add(shipped.resolve("yushi.rules.yml").toString());
    JsonNode serve = configuration.at("/scrape_configs/0");
    ((ObjectNode) serve)
        .putArray("static_configs")
        .addObject()
        .putArray("targets")
        .add("127.0.0.1:" + port);
    configuration.putArray("scrape_configs").add(serve);
    return new ObjectMapper().writeValueAsString(configuration);
  }

  private static void run(Path folder, int port) {
    StringWriter said = new StringWriter();
    int exit =
        new CommandLine(new DemoCommand())
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(
                "--minutes",
                "0",
                "--headless",
                "--metrics-port",
                String.valueOf(port),
                "--out",
                folder.toString());
    assertThat(exit).as(said.toString()).isZero();
  }

  /** When Prometheus saw the stations for the last time. */
  private static Instant lastSeen(PrometheusApi api) throws IOException, InterruptedException {
    String seen =
        "max_over_time(timestamp(sum(%s))[%ds:1s])"
            .formatted(MetricNames.OPEN_CASES.exported(), RUN.toSeconds());
    List<JsonNode> series = api.at(Instant.now(), seen);
    assertThat(series).as("what Prometheus saw of the demo").hasSize(1);
    return Instant.ofEpochSecond((long) series.get(0).at("/value/1").asDouble());
  }

  /** Prometheus, if one is installed. */
  Optional<PrometheusApi> prometheus() {
    return prometheus.map(each -> new PrometheusApi(each.address()));
  }

  /** The last minute of the run, by the clock of the machine. */
  TimeSpan lastMinute() {
    return new TimeSpan(end.minus(Duration.ofMinutes(1)), end);
  }

  /** A connection that may do what dashboards may. */
  Connection asDashboard() throws SQLException {
    Connection connection = asOwner();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set role yushi_dashboards");
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection that may do everything. */
  Connection asOwner() throws SQLException {
    return DriverManager.getConnection(ledger.address().url());
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    prometheus.ifPresent(Prometheus::close);
    FileUtils.deleteDirectory(folder.toFile());
  }
}
