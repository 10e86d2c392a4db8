package org.yushi.desk.app;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.yushi.desk.DeskMetrics;
import org.yushi.desk.DeskService;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.channel.Channels;
import org.yushi.desk.channel.SinkChannel;
import org.yushi.desk.store.LedgerAddress;

/** The wiring of the desk; the board and the sign-in will find their place here. */
@SpringBootConfiguration(proxyBeanMethods = false)
public class DeskApplication {
  /**
   * Starts the desk. What the settings name is made first: a port that is taken is a matter of
   * theirs, and nobody is warned by a desk that cannot show how it is.
   *
   * @param ledger where the ledger's database is, with its tables
   * @return a context that ends the desk when it is closed
   * @throws IllegalArgumentException naming a setting that cannot be used
   * @throws UncheckedIOException if the port cannot be had
   */
  public static ConfigurableApplicationContext start(
      DeskConfiguration configuration, LedgerAddress ledger) {
    Channel channel = channel(configuration);
    HttpServer server = DeskEndpoint.at(configuration.server().port());
    SpringApplication application = new SpringApplication(DeskApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setAddCommandLineProperties(false);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(DeskConfiguration.class, () -> configuration);
          beans.registerBean(LedgerAddress.class, () -> ledger);
          beans.registerBean(Channel.class, () -> channel);
          beans.registerBean(HttpServer.class, () -> server);
        });
    try {
      return application.run();
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
  }

  private static Channel channel(DeskConfiguration configuration) {
    Path trial = configuration.trial();
    return trial == null
        ? new Channels(configuration.channels(), Clock.systemUTC())
        : new SinkChannel(trial, Clock.systemUTC());
  }

  @Bean
  PrometheusMeterRegistry registry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  @Bean
  DeskService desk(
      DeskConfiguration configuration,
      LedgerAddress ledger,
      Channel channel,
      PrometheusMeterRegistry registry) {
    return DeskService.start(
        ledger,
        configuration.kafka().properties(),
        configuration.kafka().alerts(),
        channel,
        configuration.letters().settings(),
        new DeskMetrics(registry),
        Clock.systemUTC());
  }

  @Bean
  DeskEndpoint endpoint(HttpServer server, PrometheusMeterRegistry registry, DeskService desk) {
    return new DeskEndpoint(server, registry, desk);
  }
}
