package org.yushi.local.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.yushi.local.yaml.Problems;
import org.yushi.local.yaml.YamlNode;

/**
 * What the configuration says of Kafka's clients: properties that every kind of client knows, under
 * Kafka's own names. Secrets come from the environment only, and no message repeats one.
 */
final class ClientProperties {
  static final String KEY = "kafka.client";
  static final String VARIABLES = "YUSHI_KAFKA_CLIENT_";

  private static final Set<String> YUSHI_S_OWN =
      Set.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          CommonClientConfigs.CLIENT_ID_CONFIG,
          CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
          CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG,
          AdminClientConfig.CONFIG_PROVIDERS_CONFIG);
  private static final ConfigDef DEFINITIONS = AdminClientConfig.configDef();

  private final Problems problems;
  private final Map<String, String> properties = new TreeMap<>();
  private final Map<String, String> places = new TreeMap<>();

  ClientProperties(Problems problems) {
    this.problems = problems;
  }

  /** The properties that may be given. */
  static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(AdminClientConfig.configNames());
    names.retainAll(ConsumerConfig.configNames());
    names.retainAll(ProducerConfig.configNames());
    names.removeAll(YUSHI_S_OWN);
    return names;
  }

  /** Takes them from the file. */
  void take(YamlNode client) {
    if (client.entries() == null) {
      problems.add(
          client,
          "应为 Kafka 客户端属性 expected properties of Kafka's clients such as"
              + " security.protocol: SASL_SSL, found "
              + client.kind());
      return;
    }
    client
        .entries()
        .forEach(
            (name, node) -> {
              if (!names().contains(name)) {
                problems.add(node, unknown(name));
              } else if (isSecret(name)) {
                problems.add(
                    node,
                    "密钥只能由环境变量给出 a secret: expected it in the environment only, as "
                        + variable(name));
              } else if (node.text() == null) {
                problems.add(node, "应为一个值 expected one value, found " + node.kind());
              } else {
                put(name, node.text(), problems.place(node));
              }
            });
  }

  /** Takes one from the environment; it goes before the file. */
  void take(String variable, String value) {
    String name =
        names().stream().filter(each -> variable(each).equals(variable)).findFirst().orElse(null);
    if (name == null) {
      String word = variable.substring(VARIABLES.length()).toLowerCase(Locale.ROOT);
      problems.add(Written.placeOf(variable, null), unknown(word.replace('_', '.')));
    } else {
      put(name, value, Written.placeOf(variable, KEY + "." + name));
    }
  }

  private static String unknown(String name) {
    return ("未知的客户端属性 unknown property of Kafka's clients \"%s\"%s expected one that all of them"
            + " know and Yushi does not set itself, found \"%s\"")
        .formatted(name, Problems.suggestion(name, names()), name);
  }

  private void put(String name, String value, String place) {
    properties.put(name, value);
    places.put(name, place);
  }

  /** The properties, after each was looked at as Kafka itself would. */
  Map<String, String> checked() {
    for (ConfigValue value : DEFINITIONS.validate(properties)) {
      String place = places.get(value.name());
      List<String> errors = value.errorMessages();
      if (place != null && !errors.isEmpty()) {
        problems.add(
            place,
            isSecret(value.name())
                ? "Kafka 不接受此值 Kafka does not take this value"
                : "Kafka 不接受此值 Kafka does not take this value, found \"%s\": %s"
                    .formatted(properties.get(value.name()), String.join("; ", errors)));
      }
    }
    return properties;
  }

  private static boolean isSecret(String name) {
    ConfigDef.ConfigKey key = DEFINITIONS.configKeys().get(name);
    return key != null && key.type == ConfigDef.Type.PASSWORD;
  }

  private static String variable(String name) {
    return VARIABLES + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
