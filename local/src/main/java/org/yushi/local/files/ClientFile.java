package org.yushi.local.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yushi.local.InputException;

/** What {@code --client-config} names: further properties of Kafka's clients. */
public final class ClientFile {
  private ClientFile() {}

  /**
   * The properties, by name.
   *
   * @param file the file; null = none
   * @throws InputException if it cannot be read
   */
  public static Map<String, String> read(@Nullable Path file) {
    Map<String, String> client = new TreeMap<>();
    if (file == null) {
      return client;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          "--client-config: 应为可读的 properties 文件 expected a properties file that can be read,"
              + " found %s (%s)".formatted(file, e.getMessage()));
    }
    properties.stringPropertyNames().forEach(key -> client.put(key, properties.getProperty(key)));
    return client;
  }
}
