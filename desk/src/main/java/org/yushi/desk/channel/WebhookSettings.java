package org.yushi.desk.channel;

import org.jspecify.annotations.Nullable;

/**
 * A receiver of letters as JSON.
 *
 * @param url where they are posted
 * @param token sent as {@code Authorization: Bearer …}, or null
 */
public record WebhookSettings(Secret url, @Nullable Secret token) {
  /**
   * Checks that nothing is missing, as a binder of settings may leave it.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public WebhookSettings {
    Needed.check(url, "url: where letters are posted");
  }
}
