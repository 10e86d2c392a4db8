package org.yushi.desk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yushi.rulebook.Contact;

/**
 * Reads the settings of the desk: a YAML file, over which variables {@code YUSHI_…} of the
 * environment go ({@code YUSHI_LEDGER_PASSWORD} is {@code ledger.password}). Every key has to be
 * known and every value right; all mistakes are told at once.
 */
public final class ConfigurationFile {
  private static final String ROOT = "yushi";

  private final WrongSettings wrong = new WrongSettings();
  private final List<ConfigurationPropertySource> sources = new ArrayList<>();

  private ConfigurationFile() {}

  /**
   * Reads it.
   *
   * @param environment variables
   * @throws IllegalArgumentException with everything that is wrong, a line each, naming key, place,
   *     what was expected and what was found
   */
  public static DeskConfiguration read(Path file, Map<String, String> environment) {
    return new ConfigurationFile().checked(file, environment);
  }

  private DeskConfiguration checked(Path file, Map<String, String> environment) {
    Map<String, Object> variables = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("YUSHI_") && isSetting(name)) {
            variables.put(name, value);
          }
        });
    MutablePropertySources layers = new MutablePropertySources();
    layers.addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    load(file).forEach(layers::addLast);
    ConfigurationPropertySources.from(layers).forEach(sources::add);
    Setting.allNeeded().forEach(this::checkThere);
    DeskConfiguration settings =
        new Binder(sources)
            .bind(ROOT, Bindable.of(DeskConfiguration.class), new CheckedBinding(wrong))
            .orElse(null);
    if (settings == null || !wrong.isEmpty()) {
      throw new IllegalArgumentException(wrong.toString());
    }
    return settings;
  }

  /** A name as people know it. */
  static String key(ConfigurationPropertyName name) {
    return name.getNumberOfElements() <= 1 ? "" : name.subName(1).toString();
  }

  /** Variables that mean something else to other commands. */
  private static boolean isSetting(String name) {
    return Stream.of("KAFKA", "LEDGER", "MAIL", "ROBOTS", "WEBHOOKS", "LETTERS", "TRIAL", "SERVER")
        .anyMatch(section -> name.startsWith("YUSHI_" + section));
  }

  private List<PropertySource<?>> load(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "%s：应为可读的 YAML 文件 expected a YAML file that can be read".formatted(file));
    }
    List<PropertySource<?>> layers = new ArrayList<>();
    try {
      for (PropertySource<?> each :
          new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (each instanceof OriginTrackedMapPropertySource map) {
          map.getSource()
              .forEach(
                  (key, value) -> {
                    if (isKnown(key, String.valueOf(value), Origin.from(value))) {
                      keys.put(ROOT + "." + key, value);
                    }
                  });
        }
        layers.add(new OriginTrackedMapPropertySource(each.getName(), keys));
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "%s：应为 YAML expected YAML: %s".formatted(file, e.getMessage()), e);
    }
    return layers;
  }

  /** Notes what cannot stand there; a section of which nothing is said is passed over. */
  private boolean isKnown(String key, String value, @Nullable Origin origin) {
    String plain = key.replaceFirst("\\[.*", "");
    boolean list = !plain.equals(key);
    Setting setting = Setting.find(plain);
    Set<String> keys = Setting.keysIn(plain);
    if (!keys.isEmpty()) {
      if (list || !value.isBlank()) {
        wrong.add(
            plain,
            origin,
            "应为键值 expected keys %s, found %s"
                .formatted(String.join(", ", keys), list ? "列表 a list" : '"' + value + '"'));
      }
      return false;
    }
    if (setting == null) {
      unknown(plain, origin);
      return false;
    }
    if (list) {
      wrong.add(plain, origin, setting.expected() + ", found 列表 a list");
      return false;
    }
    return isNamedRight(plain, origin);
  }

  private void unknown(String key, @Nullable Origin origin) {
    String section = key;
    do {
      section = section.contains(".") ? section.substring(0, section.lastIndexOf('.')) : "";
      Setting whole = Setting.find(section);
      if (whole != null && Setting.keysIn(section).isEmpty()) {
        wrong.add(section, origin, whole.expected() + ", found 键值 keys");
        return;
      }
    } while (Setting.keysIn(section).isEmpty());
    wrong.add(
        key,
        origin,
        "未知的键 unknown key; 可用 expected one of: " + String.join(", ", Setting.keysIn(section)));
  }

  private boolean isNamedRight(String key, @Nullable Origin origin) {
    String[] words = key.split("\\.", -1);
    if (!words[0].equals("robots") && !words[0].equals("webhooks")) {
      return true;
    }
    try {
      var unused = new Contact(Contact.Kind.ROBOT, words[1]);
      return true;
    } catch (IllegalArgumentException e) {
      wrong.add(
          words[0] + "." + words[1],
          origin,
          "名称应为 1 至 63 个 a-z、0-9 及单个 - expected a name of a-z, 0-9 and single -, up to 63, found \"%s\""
              .formatted(words[1]));
      return false;
    }
  }

  private void checkThere(Setting setting) {
    String[] words = setting.key().split("\\.", -1);
    ConfigurationPropertyName section = ConfigurationPropertyName.of(ROOT).append(words[0]);
    if (words[1].equals(Setting.ANY)) {
      namesIn(section).forEach(each -> checkThere(setting, each.append(words[2])));
    } else if (!words[0].equals("mail") || !namesIn(section).isEmpty()) {
      checkThere(setting, section.append(words[1]));
    }
  }

  private Set<ConfigurationPropertyName> namesIn(ConfigurationPropertyName section) {
    Set<ConfigurationPropertyName> names = new LinkedHashSet<>();
    for (ConfigurationPropertySource each : sources) {
      if (each instanceof IterableConfigurationPropertySource all) {
        all.stream()
            .filter(section::isAncestorOf)
            .forEach(name -> names.add(name.chop(section.getNumberOfElements() + 1)));
      }
    }
    return names;
  }

  private void checkThere(Setting setting, ConfigurationPropertyName name) {
    for (ConfigurationPropertySource each : sources) {
      ConfigurationProperty property = each.getConfigurationProperty(name);
      if (property != null && !String.valueOf(property.getValue()).isBlank()) {
        return;
      }
    }
    if (!wrong.knowsAbove(key(name))) {
      wrong.add(key(name), null, "缺少 missing: %s, found none".formatted(setting.expected()));
    }
  }
}
