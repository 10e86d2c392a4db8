package org.yushi.desk.channel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of letters as JSON.
 *
 * @param url where they are posted
 * @param token sent as {@code Authorization: Bearer …}, or null
 */
public record WebhookSettings(Secret url, @Nullable Secret token) {
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  /** Whether letters can be posted there, or to a robot there. */
  public static boolean isUrl(Secret url) {
    return HttpPost.isAddress(url);
  }

  /** Whether it can stand in a header. */
  public static boolean isToken(Secret token) {
    return TOKEN.matcher(token.value()).matches();
  }

  /**
   * Checks that nothing is missing, as a binder of settings may leave it.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public WebhookSettings {
    Needed.check(url, "url: where letters are posted");
  }
}
