package org.yushi.desk.channel;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Posts letters as JSON to a system of somebody else's. Any answer of 2xx means that it was taken;
 * the header {@code Idempotency-Key} lets the receiver pass over a letter that comes again.
 */
final class WebhookChannel implements Channel {
  private final HttpPost http;
  private final URI address;
  private final WebhookSettings settings;

  /**
   * A webhook.
   *
   * @throws IllegalArgumentException if the URL is none, or the token cannot stand in a header
   */
  WebhookChannel(String name, WebhookSettings settings, HttpPost http) {
    this.http = http;
    this.address = HttpPost.address("webhooks." + name + ".url", settings.url());
    this.settings = settings;
    Secret token = settings.token();
    if (token != null && !WebhookSettings.isToken(token)) {
      throw new IllegalArgumentException(
          "webhooks." + name + ".token: expected visible characters of ASCII");
    }
  }

  @Override
  public Outcome send(Letter letter) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", letter.id());
    Secret token = settings.token();
    if (token != null) {
      headers.put("Authorization", "Bearer " + token.value());
    }
    return http.post(address, LetterJson.of(letter), headers, body -> new Outcome.Sent());
  }
}
