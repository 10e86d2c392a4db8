package org.yushi.supervision.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Checks before every start that the topics are as the job needs them, and creates them. */
public final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  static final String APPEND_TIME = "LogAppendTime";
  private static final Duration ONCE_MORE = Duration.ofMillis(50);
  private static final String FOREVER = "-1";

  private Topics() {}

  /**
   * Looks at every topic.
   *
   * @return how many partitions the input topics have
   * @throws TopicsException with everything that is wrong
   * @throws BrokerException if Kafka cannot be asked
   */
  public static PartitionCounts check(LiveSettings settings)
      throws TopicsException, BrokerException, InterruptedException {
    try (Cluster cluster = Cluster.of(settings.client(), PATIENCE)) {
      List<String> events = events(cluster, settings.topics());
      Map<String, TopicFacts> found = facts(cluster, wanted(settings.topics(), events));
      refuse(problems(settings, events, found, false));
      Map<String, Integer> counts = new TreeMap<>();
      for (String input : inputs(settings.topics(), events)) {
        TopicFacts facts = found.get(input);
        if (facts != null) {
          counts.put(input, facts.partitions());
        }
      }
      return PartitionCounts.of(counts);
    }
  }

  /**
   * By which ids the brokers know topics.
   *
   * @throws BrokerException if Kafka cannot be asked
   */
  public static TopicIds ids(LiveSettings settings, Collection<String> topics)
      throws BrokerException, InterruptedException {
    try (Cluster cluster = Cluster.of(settings.client(), PATIENCE)) {
      return TopicIds.of(cluster.ids(topics));
    }
  }

  /**
   * Creates the topics that do not exist; those that do are left as they are, and if anything is
   * wrong with them nothing is created. Event topics given by a pattern are not created.
   *
   * @param partitions of each event topic; the others get one partition
   * @param replicas of each topic
   * @return the names of the created topics
   * @throws TopicsException with everything that is wrong with those that exist
   * @throws BrokerException if Kafka does not create them
   */
  public static List<String> create(LiveSettings settings, int partitions, short replicas)
      throws TopicsException, BrokerException, InterruptedException {
    TopicNames topics = settings.topics();
    List<String> events = topics.events().among(List.of());
    List<String> created = new ArrayList<>();
    try (Cluster cluster = Cluster.of(settings.client(), PATIENCE)) {
      List<String> there = events(cluster, topics);
      refuse(problems(settings, there, facts(cluster, wanted(topics, there)), true));
      Set<String> existing = cluster.answer(cluster.admin().listTopics().names());
      for (String name : wanted(topics, events)) {
        if (!existing.contains(name)) {
          NewTopic topic =
              new NewTopic(name, events.contains(name) ? partitions : 1, replicas)
                  .configs(configuration(name, settings));
          try {
            cluster.answer(cluster.admin().createTopics(List.of(topic)).all());
            created.add(name);
          } catch (BrokerException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
              throw e;
            }
          }
        }
      }
      awaitKnown(cluster, created);
    }
    return created;
  }

  /** The broker that is asked next may hear of new topics later than the one that created them. */
  private static void awaitKnown(Cluster cluster, List<String> created)
      throws BrokerException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!cluster.partitions(created).keySet().containsAll(created)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(ONCE_MORE.toNanos());
    }
  }

  private static Map<String, String> configuration(String name, LiveSettings settings) {
    TopicNames topics = settings.topics();
    Map<String, String> configuration = new TreeMap<>();
    if (topics.isCompacted(name)) {
      configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      return configuration;
    }
    configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configuration.put(TopicConfig.RETENTION_MS_CONFIG, FOREVER);
    configuration.put(TopicConfig.RETENTION_BYTES_CONFIG, FOREVER);
    boolean input = !topics.isResult(name);
    if (input && settings.clock() == LiveSettings.Clock.APPEND) {
      configuration.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, APPEND_TIME);
    }
    if (input && settings.clock() == LiveSettings.Clock.PAYLOAD) {
      configuration.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
      configuration.put(
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
    }
    return configuration;
  }

  private static List<String> events(Cluster cluster, TopicNames topics)
      throws BrokerException, InterruptedException {
    return topics.events().among(cluster.answer(cluster.admin().listTopics().names()));
  }

  private static Set<String> inputs(TopicNames topics, List<String> events) {
    Set<String> inputs = new TreeSet<>(events);
    inputs.add(topics.actions());
    return inputs;
  }

  private static Set<String> wanted(TopicNames topics, List<String> events) {
    Set<String> wanted = new LinkedHashSet<>(events);
    wanted.addAll(topics.others());
    return wanted;
  }

  private static Map<String, TopicFacts> facts(Cluster cluster, Collection<String> names)
      throws BrokerException, InterruptedException {
    Map<String, Integer> partitions = cluster.partitions(names);
    List<ConfigResource> resources =
        partitions.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    Map<ConfigResource, Config> configurations =
        cluster.answer(cluster.admin().describeConfigs(resources).all());
    Map<String, TopicFacts> facts = new LinkedHashMap<>();
    configurations.forEach(
        (resource, configuration) -> {
          String name = resource.name();
          Map<String, String> values =
              configuration.entries().stream()
                  .collect(
                      Collectors.toMap(
                          ConfigEntry::name,
                          entry -> Optional.ofNullable(entry.value()).orElse("")));
          facts.put(name, new TopicFacts(name, partitions.getOrDefault(name, 0), values));
        });
    return facts;
  }

  private static void refuse(List<String> problems) throws TopicsException {
    if (!problems.isEmpty()) {
      throw new TopicsException(problems);
    }
  }

  /** A sentence for everything that is wrong; that one is missing may be no matter. */
  static List<String> problems(
      LiveSettings settings,
      List<String> events,
      Map<String, TopicFacts> found,
      boolean mayBeMissing) {
    TopicNames topics = settings.topics();
    List<String> problems = new ArrayList<>();
    if (events.isEmpty()) {
      problems.add(
          "办件事件主题：没有主题符合 %s，应至少有一个 no topic matches %s, expected at least one topic of case events"
              .formatted(topics.events(), topics.events()));
    }
    for (String name : events) {
      if (topics.others().contains(name)) {
        problems.add(
            ("主题 %s：既符合办件事件的模式，又是 Yushi 自己的主题；请改模式 topic %s matches the pattern of case events"
                    + " and is one of Yushi's own; expected a pattern that leaves it out")
                .formatted(name, name));
      }
    }
    for (String name : wanted(topics, events)) {
      TopicFacts topic = found.get(name);
      if (topic == null && mayBeMissing) {
        continue;
      }
      if (topic == null) {
        problems.add(
            "主题 %s：不存在，应事先建立 topic %s does not exist, expected it to be created before the start"
                .formatted(name, name));
      } else {
        check(topic, expectations(name, settings), problems);
      }
    }
    return problems;
  }

  private record Expectation(String key, String value, String zh, String en) {}

  private static List<Expectation> expectations(String name, LiveSettings settings) {
    TopicNames topics = settings.topics();
    List<Expectation> expectations = new ArrayList<>();
    if (topics.isCompacted(name)) {
      expectations.add(
          new Expectation(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_COMPACT,
              "每个键只留最新记录",
              "only the newest record of each key is kept"));
    }
    if (topics.isCompacted(name) || name.equals(topics.rejected())) {
      return expectations;
    }
    if (!topics.isResult(name) && settings.clock() == LiveSettings.Clock.APPEND) {
      expectations.add(
          new Expectation(
              TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
              APPEND_TIME,
              "被监察者不得自选时间",
              "the supervised must not choose the time"));
    }
    expectations.add(
        new Expectation(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            "压缩会丢记录",
            "compaction loses records"));
    for (String retention :
        List.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG)) {
      expectations.add(
          new Expectation(
              retention, FOREVER, "记录须永久保留，方可复核", "records are kept for ever, to be re-examined"));
    }
    return expectations;
  }

  private static void check(
      TopicFacts topic, List<Expectation> expectations, List<String> problems) {
    for (Expectation expected : expectations) {
      String found = topic.setting(expected.key());
      if (!found.equals(expected.value())) {
        problems.add(
            "主题 %s：%s 为 %s，应为 %s（%s） topic %s has %s %s, expected %s: %s"
                .formatted(
                    topic.name(),
                    expected.key(),
                    found,
                    expected.value(),
                    expected.zh(),
                    topic.name(),
                    expected.key(),
                    found,
                    expected.value(),
                    expected.en()));
      }
    }
  }
}
