package org.yushi.supervision.live;

import java.util.Map;

/**
 * What Kafka says about a topic that exists.
 *
 * @param name its name
 * @param partitions number of partitions
 * @param settings its settings in force, by Kafka's names
 */
record TopicFacts(String name, int partitions, Map<String, String> settings) {
  String setting(String key) {
    return settings.getOrDefault(key, "");
  }
}
