package org.yushi.desk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.yushi.desk.DeskSettings;
import org.yushi.desk.channel.ChannelSettings;
import org.yushi.desk.channel.MailSettings;
import org.yushi.desk.channel.RobotSettings;
import org.yushi.desk.channel.Secret;
import org.yushi.desk.channel.WebhookSettings;

/**
 * The settings of the desk, as docs/reference/notices.md has them.
 *
 * @param kafka where alerts are read
 * @param ledger where notices are kept
 * @param mail the mail server, or null if there is none
 * @param robots by name
 * @param webhooks by name
 * @param letters how people are told
 * @param trial a file to which every letter is appended instead of being sent, or null
 * @param server where health and metrics are shown
 */
public record DeskConfiguration(
    Kafka kafka,
    Ledger ledger,
    @Nullable MailSettings mail,
    @DefaultValue Map<String, RobotSettings> robots,
    @DefaultValue Map<String, WebhookSettings> webhooks,
    @DefaultValue Letters letters,
    @Nullable Path trial,
    @DefaultValue Server server) {
  /**
   * Checks that nothing is missing, as a binder of settings may leave it.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public DeskConfiguration {
    needed(kafka, "kafka.bootstrap");
    needed(ledger, "ledger.database");
  }

  private static void needed(@Nullable Object value, String key) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException("expected " + key + ", found none");
    }
  }

  /**
   * Where alerts are read.
   *
   * @param bootstrap addresses of brokers
   * @param alerts the topic
   * @param client further properties of Kafka's clients
   */
  public record Kafka(
      String bootstrap,
      @DefaultValue("alerts") String alerts,
      @DefaultValue Map<String, String> client) {
    /** Checks. */
    public Kafka {
      needed(bootstrap, "kafka.bootstrap");
    }

    /** All properties of a client. */
    public Map<String, String> properties() {
      Map<String, String> properties = new HashMap<>(client);
      properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
      return properties;
    }
  }

  /**
   * Where notices are kept: the ledger's database.
   *
   * @param database {@code jdbc:postgresql://…}, or the folder of an embedded database that runs
   * @param user user, or empty
   * @param password password, or null
   */
  public record Ledger(String database, @DefaultValue("") String user, @Nullable Secret password) {}

  /**
   * How people are told.
   *
   * @param language {@code zh} or {@code en}
   * @param budget letters that a recipient may have by a channel on a day
   * @param firstPause before a letter that did not go is tried again; it doubles each time
   * @param longestPause up to this
   * @param giveUpAfter a letter that has not gone for so long counts as undeliverable
   * @param beginBefore what was decided earlier than this before the first start is no news
   */
  public record Letters(
      @DefaultValue("zh") String language,
      @DefaultValue("20") int budget,
      @DefaultValue("PT1M") Duration firstPause,
      @DefaultValue("PT15M") Duration longestPause,
      @DefaultValue("PT2H") Duration giveUpAfter,
      @DefaultValue("P1D") Duration beginBefore) {
    /** Checks. */
    public Letters {
      if (!language.equals("zh") && !language.equals("en")) {
        throw new IllegalArgumentException("language: expected zh or en, found " + language);
      }
    }

    /** As the desk has them. */
    public DeskSettings settings() {
      Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.ROOT;
      return new DeskSettings(locale, budget, firstPause, longestPause, giveUpAfter, beginBefore);
    }
  }

  /**
   * Where health and metrics are shown.
   *
   * @param port the port; 0 = any that is free
   */
  public record Server(@DefaultValue("8080") int port) {}

  /** What contacts of a rulebook point at. */
  public ChannelSettings channels() {
    return new ChannelSettings(mail, robots, webhooks);
  }
}
