package org.yushi.desk.app;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yushi.desk.channel.MailSettings;
import org.yushi.desk.channel.Secret;
import org.yushi.desk.channel.WebhookSettings;

/**
 * A setting of the desk, or a section of them that has to fit together.
 *
 * @param key as docs/reference/notices.md has it; {@code *} stands for any name
 * @param needed whether it has to be there, if anything of its section is
 * @param expected what it has to be, for messages
 * @param right whether a value that could be read is that
 */
record Setting(String key, boolean needed, String expected, Predicate<Object> right) {
  /** The name that somebody gives a robot or a webhook, or a property of Kafka's. */
  static final String ANY = "*";

  private static final int LAST_PORT = 65_535;
  private static final String OPEN = "kafka.client.";
  private static final Set<String> NAMED = Set.of("robots", "webhooks");
  private static final Pattern ADDRESSES =
      Pattern.compile("(\\w+://)?[^\\s,]+:\\d{1,5}(\\s*,\\s*(\\w+://)?[^\\s,]+:\\d{1,5})*");
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
  private static final String SOME_TEXT = "应为文本 expected a text";
  private static final String SOME_TIME = "应为 ISO-8601 时长 expected a duration such as PT1M";
  private static final String SOME_URL =
      "应为 http 或 https 地址 expected a URL of http or https with a host";

  private static final List<Setting> ALL =
      List.of(
          needed(
              "kafka.bootstrap",
              "应为 主机:端口，可用逗号分隔多个 expected host:port, several with commas",
              String.class,
              text -> ADDRESSES.matcher(text).matches()),
          of(
              "kafka.alerts",
              "应为主题名（字母、数字、. _ -） expected the name of a topic: letters, digits, . _ -",
              String.class,
              text -> TOPIC.matcher(text).matches()),
          text(OPEN + ANY),
          needed(
              "ledger.database",
              "应为 jdbc:postgresql://主机:端口/库，或 serve 的账本目录 expected"
                  + " jdbc:postgresql://host:port/database, or the folder of serve's ledger",
              String.class,
              text -> !text.isBlank()),
          text("ledger.user"),
          text("ledger.password"),
          needed(
              "mail.host",
              "应为邮件服务器的名称或地址 expected name or address of the mail server",
              String.class,
              text -> !text.isBlank()),
          needed(
              "mail.port",
              "应为 1 至 65535 的整数 expected a whole number from 1 to 65535",
              Integer.class,
              port -> port >= 1 && port <= LAST_PORT),
          any("mail.security", "应为 none、starttls 或 ssl expected none, starttls or ssl"),
          text("mail.user"),
          text("mail.password"),
          needed("mail.from", "应为邮件地址 expected who@where", String.class, MailSettings::isSender),
          text("mail.from-name"),
          new Setting(
              "robots.*.vendor",
              true,
              "应为 wecom（企业微信）或 dingtalk（钉钉） expected wecom or dingtalk",
              vendor -> true),
          needed("robots.*.url", SOME_URL, Secret.class, WebhookSettings::isUrl),
          text("robots.*.secret"),
          needed("webhooks.*.url", SOME_URL, Secret.class, WebhookSettings::isUrl),
          of(
              "webhooks.*.token",
              "应为可见的 ASCII 字符 expected visible characters of ASCII",
              Secret.class,
              WebhookSettings::isToken),
          of(
              "letters",
              "longest-pause 应不短于 first-pause expected longest-pause no shorter than first-pause",
              DeskConfiguration.Letters.class,
              letters -> letters.longestPause().compareTo(letters.firstPause()) >= 0),
          of(
              "letters.language",
              "应为 zh 或 en expected zh or en",
              String.class,
              language -> language.equals("zh") || language.equals("en")),
          of(
              "letters.budget",
              "应为不小于 1 的整数 expected a whole number, 1 or more",
              Integer.class,
              budget -> budget >= 1),
          of(
              "letters.first-pause",
              "应为 ISO-8601 时长，至少 1 毫秒 expected a duration such as PT1M, at least a millisecond",
              Duration.class,
              pause -> pause.toMillis() >= 1),
          time("letters.longest-pause"),
          time("letters.give-up-after"),
          time("letters.begin-before"),
          any("trial", "应为文件 expected a file"),
          of(
              "server.port",
              "应为 0 至 65535 的整数 expected a whole number from 0 to 65535",
              Integer.class,
              port -> port >= 0 && port <= LAST_PORT));

  private static <T> Setting needed(
      String key, String expected, Class<T> type, Predicate<T> right) {
    return new Setting(key, true, expected, of(key, expected, type, right).right());
  }

  private static <T> Setting of(String key, String expected, Class<T> type, Predicate<T> right) {
    return new Setting(
        key, false, expected, value -> !type.isInstance(value) || right.test(type.cast(value)));
  }

  private static Setting any(String key, String expected) {
    return new Setting(key, false, expected, value -> true);
  }

  private static Setting text(String key) {
    return any(key, SOME_TEXT);
  }

  private static Setting time(String key) {
    return of(key, SOME_TIME, Duration.class, time -> !time.isNegative());
  }

  /** Those that have to be there. */
  static List<Setting> allNeeded() {
    return ALL.stream().filter(Setting::needed).toList();
  }

  /** The one of that key, however its words are put together; null if there is none. */
  static @Nullable Setting find(String key) {
    String form = form(key);
    return ALL.stream().filter(each -> form(each.key).equals(form)).findFirst().orElse(null);
  }

  /** What can stand in a section, the empty one being the whole file; empty if it is none. */
  static Set<String> keysIn(String section) {
    String prefix = section.isEmpty() ? "" : form(section) + ".";
    int depth = section.isEmpty() ? 0 : section.split("\\.", -1).length;
    Set<String> keys = new LinkedHashSet<>();
    ALL.stream()
        .map(each -> each.key.split("\\.", -1))
        .filter(words -> words.length > depth && form(String.join(".", words)).startsWith(prefix))
        .forEach(words -> keys.add(words[depth].replace(ANY, "NAME")));
    return keys;
  }

  /** A key without what may be written in several ways. */
  private static String form(String key) {
    if (key.startsWith(OPEN)) {
      return OPEN + ANY;
    }
    String[] words = key.split("\\.", -1);
    if (words.length > 1 && NAMED.contains(words[0])) {
      words[1] = ANY;
    }
    return String.join(
        ".",
        Arrays.stream(words)
            .map(word -> word.replaceAll("[-_]", "").toLowerCase(Locale.ROOT))
            .toList());
  }
}
