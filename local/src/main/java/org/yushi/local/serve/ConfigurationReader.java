package org.yushi.local.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.yaml.Problems;
import org.yushi.local.yaml.YamlException;
import org.yushi.local.yaml.YamlFile;
import org.yushi.local.yaml.YamlNode;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.TopicNames;

/**
 * Reads the configuration: a YAML file, over which the environment goes. Every key has to be known
 * and every value right; all mistakes are told at once.
 */
public final class ConfigurationReader {
  private static final String LEDGER_FOLDER = "ledger";
  private static final List<Setting<String>> OWN_TOPICS =
      List.of(
          Setting.ACTIONS,
          Setting.RULEBOOKS,
          Setting.ALERTS,
          Setting.FORECASTS,
          Setting.CONTRIBUTIONS,
          Setting.FEED_ACCOUNTS,
          Setting.LEDGER_HEADS,
          Setting.REJECTED);

  private final Path base;
  private final Problems problems;
  private final ClientProperties client;
  private final Map<String, Setting<?>> known = new LinkedHashMap<>();
  private final Map<String, Written> written = new HashMap<>();

  private ConfigurationReader(Path file) {
    this.base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    this.problems = new Problems(String.valueOf(file.getFileName()));
    this.client = new ClientProperties(problems);
    Setting.ALL.forEach(setting -> known.put(setting.key(), setting));
  }

  /**
   * Reads it.
   *
   * @param file the file; folders in it are meant from where it stands
   * @param environment variables; those that name a key go before the file
   * @throws ConfigurationException with everything that is wrong
   */
  public static ServeSettings read(Path file, Map<String, String> environment)
      throws ConfigurationException {
    return new ConfigurationReader(file).settings(text(file), environment);
  }

  private static String text(Path file) throws ConfigurationException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of("%s：应为可读的 YAML 文件 expected a YAML file that can be read".formatted(file)));
    }
  }

  private ServeSettings settings(String text, Map<String, String> environment)
      throws ConfigurationException {
    try {
      YamlNode root = YamlFile.read(text, problems);
      if (root.entries() != null || root.items() != null || root.text() != null) {
        take("", root);
      }
    } catch (YamlException e) {
      throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
    }
    new TreeMap<>(environment).entrySet().forEach(this::take);
    Optional<ServeSettings> settings = settings();
    if (!problems.all().isEmpty() || settings.isEmpty()) {
      throw new ConfigurationException(problems.all());
    }
    return settings.get();
  }

  private void take(String section, YamlNode node) {
    Set<String> allowed = keysIn(section);
    if (node.entries() == null) {
      problems.add(
          node,
          "应为键值 expected keys %s, found %s".formatted(String.join(", ", allowed), node.kind()));
      return;
    }
    node.entries()
        .forEach(
            (name, value) -> {
              String key = section.isEmpty() ? name : section + "." + name;
              if (key.equals(ClientProperties.KEY)) {
                client.take(value);
              } else if (known.containsKey(key)) {
                written.put(key, Written.in(problems, value));
              } else if (allowed.contains(name)) {
                take(key, value);
              } else {
                problems.unknownKey(value, name, allowed);
              }
            });
  }

  /** The names that may stand in a section, the empty one being the whole file. */
  private Set<String> keysIn(String section) {
    String prefix = section.isEmpty() ? "" : section + ".";
    Set<String> names = new LinkedHashSet<>();
    List<String> keys = new ArrayList<>(known.keySet());
    keys.add(ClientProperties.KEY);
    for (String key : keys) {
      if (key.startsWith(prefix)) {
        names.add(key.substring(prefix.length()).replaceFirst("\\..*", ""));
      }
    }
    return names;
  }

  private void take(Map.Entry<String, String> variable) {
    String name = variable.getKey();
    if (name.startsWith(ClientProperties.VARIABLES)) {
      client.take(name, variable.getValue());
      return;
    }
    for (Setting<?> setting : Setting.ALL) {
      if (setting.variable().equals(name)) {
        written.put(setting.key(), Written.in(variable, setting.key(), setting.form().several()));
        return;
      }
    }
    if (isOfASection(name)) {
      List<String> variables = Setting.ALL.stream().map(Setting::variable).toList();
      problems.add(
          Written.placeOf(name, null),
          "未知的变量%s expected one of: %s"
              .formatted(Problems.suggestion(name, variables), String.join(", ", variables)));
    }
  }

  /** Other commands have variables too; those that begin like a section are meant for serve. */
  private static boolean isOfASection(String variable) {
    return Setting.ALL.stream()
        .filter(setting -> setting.key().contains("."))
        .map(setting -> setting.variable().replaceAll("(?<=^YUSHI_[A-Z]{1,20}_).*", ""))
        .anyMatch(variable::startsWith);
  }

  private Optional<ServeSettings> settings() {
    Optional<String> bootstrap = value(Setting.BOOTSTRAP);
    Optional<TopicNames> topics = topics();
    Optional<Boolean> ticker = value(Setting.TICKER);
    Optional<Duration> tickInterval = value(Setting.TICK_INTERVAL);
    Optional<Duration> alarmAfter = alarmAfter(tickInterval, ticker);
    Optional<String> group = value(Setting.GROUP);
    Optional<Integer> parallelism = value(Setting.PARALLELISM);
    Optional<Duration> checkpoints = value(Setting.CHECKPOINTS);
    Optional<String> metrics = value(Setting.METRICS);
    Optional<Boolean> create = value(Setting.CREATE);
    Optional<Integer> partitions = value(Setting.PARTITIONS);
    Optional<Integer> replicas = value(Setting.REPLICAS);
    Optional<String> rulebook = value(Setting.RULEBOOK);
    Optional<Path> data = value(Setting.DATA);
    Optional<String> database = value(Setting.LEDGER);
    Optional<String> user = value(Setting.LEDGER_USER);
    Optional<String> password = value(Setting.LEDGER_PASSWORD);
    Map<String, String> properties = client.checked();
    if (!problems.all().isEmpty()) {
      return Optional.empty();
    }
    LiveSettings.Builder live =
        LiveSettings.of(bootstrap.orElseThrow(), topics.orElseThrow())
            .group(group.orElseThrow())
            .ticker(ticker.orElseThrow(), tickInterval.orElseThrow())
            .alarmAfter(alarmAfter.orElseThrow())
            .parallelism(parallelism.orElseThrow())
            .checkpointInterval(checkpoints.orElseThrow())
            .metricsPort(metrics.orElse(""));
    properties.forEach(live::client);
    Path durable = base.resolve(data.orElseThrow()).normalize();
    return Optional.of(
        new ServeSettings(
            live.build(),
            create.orElseThrow()
                ? new ServeSettings.Creation(
                    partitions.orElseThrow(), replicas.orElseThrow().shortValue())
                : null,
            new RulebookPlace(rulebook.orElseThrow(), base),
            durable,
            switch (database.orElseThrow()) {
              case "none" -> null;
              case "embedded" -> LedgerPlace.in(durable.resolve(LEDGER_FOLDER));
              default ->
                  LedgerPlace.at(
                      new DatabaseAddress(
                          database.orElseThrow(), user.orElse(""), password.orElse("")));
            }));
  }

  private Optional<TopicNames> topics() {
    Map<String, String> used = new HashMap<>();
    Optional<EventTopics> events = events(used);
    for (Setting<String> topic : OWN_TOPICS) {
      Optional<String> name = value(topic);
      String other = name.map(each -> used.putIfAbsent(each, topic.key())).orElse(null);
      if (other != null) {
        problems.add(
            placeOf(topic),
            "应与 %s 的主题不同 expected another topic than that of %s, found \"%s\""
                .formatted(other, other, name.orElseThrow()));
      }
    }
    return !problems.all().isEmpty()
        ? Optional.empty()
        : events.map(
            each ->
                new TopicNames(
                    each,
                    value(Setting.ACTIONS).orElseThrow(),
                    value(Setting.RULEBOOKS).orElseThrow(),
                    value(Setting.ALERTS).orElseThrow(),
                    value(Setting.FORECASTS).orElseThrow(),
                    value(Setting.CONTRIBUTIONS).orElseThrow(),
                    value(Setting.FEED_ACCOUNTS).orElseThrow(),
                    value(Setting.LEDGER_HEADS).orElseThrow(),
                    value(Setting.REJECTED).orElseThrow()));
  }

  private Optional<EventTopics> events(Map<String, String> used) {
    if (written.containsKey(Setting.EVENTS_PATTERN.key())) {
      if (written.containsKey(Setting.EVENTS.key())) {
        problems.add(
            placeOf(Setting.EVENTS_PATTERN),
            "与 topics.events 只能二选一 expected only one of it and topics.events, found both");
      }
      return value(Setting.EVENTS_PATTERN).map(EventTopics::matching);
    }
    Optional<List<String>> names = value(Setting.EVENTS);
    names.ifPresent(each -> each.forEach(name -> used.put(name, Setting.EVENTS.key())));
    return names.map(each -> EventTopics.named(each.toArray(String[]::new)));
  }

  private Optional<Duration> alarmAfter(Optional<Duration> ticks, Optional<Boolean> ticker) {
    Optional<Duration> alarm = value(Setting.ALARM_AFTER);
    if (alarm.isPresent()
        && ticks.isPresent()
        && ticker.orElse(false)
        && alarm.get().compareTo(ticks.get()) <= 0) {
      problems.add(
          placeOf(Setting.ALARM_AFTER),
          "应比 ticker.interval 长 expected more than ticker.interval (%s), found \"%s\""
              .formatted(ticks.get(), alarm.get()));
    }
    return alarm;
  }

  private String placeOf(Setting<?> setting) {
    Written value = written.get(setting.key());
    return value == null ? setting.key() : value.place();
  }

  /** The value given, else the usual one; empty if there is none, or it is wrong. */
  private <T> Optional<T> value(Setting<T> setting) {
    Form<T> form = setting.form();
    Written given = written.get(setting.key());
    if (given == null) {
      if (setting.otherwise() == null) {
        problems.add(setting.key(), "缺少 missing: %s, found none".formatted(form.expected()));
      }
      return setting.otherwise() == null || setting.otherwise().isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(form.parse().apply(List.of(setting.otherwise())));
    }
    boolean single = !given.list() || form.several();
    T value = given.texts().isEmpty() || !single ? null : form.parse().apply(given.texts());
    if (value == null) {
      problems.add(given.place(), "%s, found %s".formatted(form.expected(), given.found()));
    }
    return Optional.ofNullable(value);
  }
}
