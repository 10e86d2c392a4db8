package org.yushi.local.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Utils;
import org.yushi.local.broker.EmbeddedBroker;

/** The broker of the demo, in a folder that goes with it. */
final class EmbeddedKafka implements KafkaBroker {
  private final Path folder;
  private final EmbeddedBroker broker;

  private EmbeddedKafka(Path folder) {
    this.folder = folder;
    this.broker = EmbeddedBroker.in(folder);
  }

  static EmbeddedKafka launched() {
    try {
      return new EmbeddedKafka(Files.createTempDirectory("yushi-kafka"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String bootstrap() {
    return broker.bootstrap();
  }

  @Override
  public void start() {
    broker.start();
  }

  @Override
  public void stop() {
    broker.stop();
  }

  @Override
  public void close() {
    broker.close();
    try {
      Utils.delete(folder.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return "embedded " + AppInfoParser.getVersion();
  }
}
