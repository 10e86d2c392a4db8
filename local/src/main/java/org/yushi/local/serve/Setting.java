package org.yushi.local.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration.
 *
 * @param key where it stands in the file, such as {@code ticker.interval}
 * @param form how its value is written
 * @param otherwise its value where none is given; empty: none is needed; null: one has to be given
 */
record Setting<T>(String key, Form<T> form, @Nullable String otherwise) {
  private static final int MOST_SUBTASKS = 64;
  private static final int MOST_PARTITIONS = 1_000;
  private static final int MOST_REPLICAS = 9;

  static final Setting<String> BOOTSTRAP = new Setting<>("kafka.bootstrap", Form.ADDRESS, null);
  static final Setting<List<String>> EVENTS =
      new Setting<>("topics.events", Form.TOPICS, "case-events");
  static final Setting<String> EVENTS_PATTERN =
      new Setting<>("topics.events-pattern", Form.PATTERN, "");
  static final Setting<String> ACTIONS =
      new Setting<>("topics.actions", Form.TOPIC, "alert-actions");
  static final Setting<String> RULEBOOKS =
      new Setting<>("topics.rulebooks", Form.TOPIC, "rulebooks");
  static final Setting<String> ALERTS = new Setting<>("topics.alerts", Form.TOPIC, "alerts");
  static final Setting<String> FORECASTS =
      new Setting<>("topics.forecasts", Form.TOPIC, "forecasts");
  static final Setting<String> CONTRIBUTIONS =
      new Setting<>("topics.contributions", Form.TOPIC, "contributions");
  static final Setting<String> FEED_ACCOUNTS =
      new Setting<>("topics.feed-accounts", Form.TOPIC, "feed-accounts");
  static final Setting<String> LEDGER_HEADS =
      new Setting<>("topics.ledger-heads", Form.TOPIC, "ledger-heads");
  static final Setting<String> REJECTED = new Setting<>("topics.rejected", Form.TOPIC, "rejected");
  static final Setting<Boolean> CREATE =
      new Setting<>("topics.create.enabled", Form.SWITCH, "false");
  static final Setting<Integer> PARTITIONS =
      new Setting<>("topics.create.partitions", Form.number(1, MOST_PARTITIONS), "4");
  static final Setting<Integer> REPLICAS =
      new Setting<>("topics.create.replicas", Form.number(1, MOST_REPLICAS), "1");
  static final Setting<String> GROUP = new Setting<>("group", Form.TEXT, "yushi");
  static final Setting<String> RULEBOOK = new Setting<>("rulebook", Form.TEXT, "county");
  static final Setting<Path> DATA = new Setting<>("data", Form.FOLDER, null);
  static final Setting<String> LEDGER = new Setting<>("ledger.database", Form.DATABASE, "embedded");
  static final Setting<String> LEDGER_USER = new Setting<>("ledger.user", Form.TEXT, "");
  static final Setting<String> LEDGER_PASSWORD = new Setting<>("ledger.password", Form.TEXT, "");
  static final Setting<Integer> PARALLELISM =
      new Setting<>("parallelism", Form.number(1, MOST_SUBTASKS), "2");
  static final Setting<Boolean> TICKER = new Setting<>("ticker.enabled", Form.SWITCH, "true");
  static final Setting<Duration> TICK_INTERVAL =
      new Setting<>("ticker.interval", Form.DURATION, "PT1S");
  static final Setting<Duration> ALARM_AFTER =
      new Setting<>("clock.alarm-after", Form.DURATION, "PT10S");
  static final Setting<Duration> CHECKPOINTS =
      new Setting<>("checkpoints.interval", Form.DURATION, "PT10S");
  static final Setting<String> METRICS = new Setting<>("metrics.port", Form.PORT, "");

  /** All keys, in the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(
          BOOTSTRAP,
          EVENTS,
          EVENTS_PATTERN,
          ACTIONS,
          RULEBOOKS,
          ALERTS,
          FORECASTS,
          CONTRIBUTIONS,
          FEED_ACCOUNTS,
          LEDGER_HEADS,
          REJECTED,
          CREATE,
          PARTITIONS,
          REPLICAS,
          GROUP,
          RULEBOOK,
          DATA,
          LEDGER,
          LEDGER_USER,
          LEDGER_PASSWORD,
          PARALLELISM,
          TICKER,
          TICK_INTERVAL,
          ALARM_AFTER,
          CHECKPOINTS,
          METRICS);

  /** The variable of the environment that goes before the file. */
  String variable() {
    return "YUSHI_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return key;
  }
}
