package org.yushi.desk.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What contacts of a rulebook point at.
 *
 * @param mail the mail server, or null if there is none
 * @param robots by name; null = none
 * @param webhooks by name; null = none
 */
public record ChannelSettings(
    @Nullable MailSettings mail,
    Map<String, RobotSettings> robots,
    Map<String, WebhookSettings> webhooks) {

  /** Copies the maps. */
  @SuppressWarnings("NullAway") // A binder of settings leaves out what is not there.
  public ChannelSettings {
    robots = robots == null ? Map.of() : Map.copyOf(robots);
    webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
  }
}
