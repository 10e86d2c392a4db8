package org.yushi.desk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * Reads the settings of the desk: a YAML file, over which variables {@code YUSHI_…} of the
 * environment go ({@code YUSHI_LEDGER_PASSWORD} is {@code ledger.password}). Every key has to be
 * known.
 */
public final class ConfigurationFile {
  private static final String ROOT = "yushi";

  private ConfigurationFile() {}

  /**
   * Reads it.
   *
   * @param environment variables
   * @throws IllegalArgumentException with everything that is wrong, naming key and file
   */
  public static DeskConfiguration read(Path file, Map<String, String> environment) {
    MutablePropertySources sources = new MutablePropertySources();
    Map<String, Object> variables = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("YUSHI_") && isSetting(name)) {
            variables.put(name, value);
          }
        });
    sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    load(file).forEach(sources::addLast);
    Binder binder = new Binder(ConfigurationPropertySources.from(sources));
    try {
      return binder
          .bind(
              ROOT,
              Bindable.of(DeskConfiguration.class),
              new NoUnboundElementsBindHandler(
                  BindHandler.DEFAULT,
                  source ->
                      !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)))
          .orElseThrow(
              () -> new IllegalArgumentException(file + ": expected settings, found none"));
    } catch (BindException e) {
      throw new IllegalArgumentException(String.join("\n", reasons(file, e)), e);
    }
  }

  /** Variables that mean something else to other commands. */
  private static boolean isSetting(String name) {
    return Stream.of("KAFKA", "LEDGER", "MAIL", "ROBOTS", "WEBHOOKS", "LETTERS", "TRIAL", "SERVER")
        .anyMatch(section -> name.startsWith("YUSHI_" + section));
  }

  private static List<PropertySource<?>> load(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "%s：应为可读的 YAML 文件 expected a YAML file that can be read".formatted(file));
    }
    List<PropertySource<?>> sources = new ArrayList<>();
    try {
      for (PropertySource<?> each :
          new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (each instanceof OriginTrackedMapPropertySource map) {
          map.getSource().forEach((key, value) -> keys.put(ROOT + "." + key, value));
        }
        sources.add(new OriginTrackedMapPropertySource(each.getName(), keys));
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "%s：应为 YAML expected YAML: %s".formatted(file, e.getMessage()), e);
    }
    return sources;
  }

  private static List<String> reasons(Path file, BindException problem) {
    List<String> reasons = new ArrayList<>();
    Throwable cause = problem;
    while (cause != null) {
      if (cause instanceof UnboundConfigurationPropertiesException unknown) {
        TreeSet<String> names = new TreeSet<>();
        unknown
            .getUnboundProperties()
            .forEach(each -> names.add(each.getName().toString().substring(ROOT.length() + 1)));
        reasons.add("%s：不认识的键 unknown keys %s".formatted(file, names));
        return reasons;
      }
      if (cause.getCause() == null && cause != problem) {
        reasons.add(
            "%s：%s：%s"
                .formatted(
                    file,
                    problem.getName().toString().replaceFirst("^" + ROOT + "\\.?", ""),
                    cause.getMessage()));
      }
      cause = cause.getCause();
    }
    if (reasons.isEmpty()) {
      reasons.add("%s：%s".formatted(file, problem.getMessage()));
    }
    return reasons;
  }
}
