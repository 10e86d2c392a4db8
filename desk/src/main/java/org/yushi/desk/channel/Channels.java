package org.yushi.desk.channel;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Contact;

/** All channels: sends each letter by the one that its contact points at. */
public final class Channels implements Channel {
  private final @Nullable Channel mail;
  private final Map<String, Channel> robots = new HashMap<>();
  private final Map<String, Channel> webhooks = new HashMap<>();

  /**
   * Channels of these settings; no connection is made yet.
   *
   * @param clock dates mails and signatures
   * @throws IllegalArgumentException naming the setting that cannot be used, never its secret
   */
  public Channels(ChannelSettings settings, Clock clock) {
    this(settings, clock, Timeouts.USUAL);
  }

  Channels(ChannelSettings settings, Clock clock, Timeouts timeouts) {
    HttpPost http = new HttpPost(timeouts);
    MailSettings server = settings.mail();
    this.mail = server == null ? null : new MailChannel(server, clock, timeouts);
    settings
        .robots()
        .forEach(
            (name, robot) ->
                robots.put(
                    new Contact(Contact.Kind.ROBOT, name).name(),
                    switch (robot.vendor()) {
                      case WECOM -> new WeComRobot(name, robot, http);
                      case DINGTALK -> new DingTalkRobot(name, robot, http, clock);
                    }));
    settings
        .webhooks()
        .forEach(
            (name, hook) ->
                webhooks.put(
                    new Contact(Contact.Kind.WEBHOOK, name).name(),
                    new WebhookChannel(name, hook, http)));
  }

  private @Nullable Channel of(Contact contact) {
    return switch (contact.kind()) {
      case MAIL -> mail;
      case ROBOT -> robots.get(contact.name());
      case WEBHOOK -> webhooks.get(contact.name());
    };
  }

  @Override
  public boolean knows(Contact contact) {
    return of(contact) != null;
  }

  /** Sends by mail, robot or webhook; a name that has no settings is refused. */
  @Override
  public Outcome send(Letter letter) {
    Contact to = letter.to();
    Channel channel = of(to);
    if (channel == null) {
      return new Outcome.Refused("the settings of the desk know nothing for " + to);
    }
    try {
      return channel.send(letter);
    } catch (RuntimeException e) {
      // Its message may hold what must not be shown.
      return new Outcome.TryAgain("unexpected " + e.getClass().getName());
    }
  }
}
