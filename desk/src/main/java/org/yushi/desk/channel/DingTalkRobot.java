package org.yushi.desk.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A custom robot of a DingTalk group, 钉钉自定义机器人, with a signature (加签) if it has a secret. It takes
 * 20 letters a minute, of 20,000 bytes each.
 */
final class DingTalkRobot implements Channel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HMAC = "HmacSHA256";

  /** Of 20,000 bytes of the whole body; quotes and ends of lines grow when written as JSON. */
  private static final int MOST_BYTES = 16_000;

  private static final int LONGEST_TITLE = 100;

  /**
   * No body, wrong content type; wrong keyword, signature or address of the sender; no such token,
   * group dissolved, robot switched off or gone, wrong type; contents they do not take.
   */
  private static final Set<Integer> HOPELESS =
      Set.of(
          40035, 43004, 300001, 300005, 310000, 400013, 400101, 400102, 400105, 400106, 430101,
          430102, 430103, 430104);

  private final HttpPost http;
  private final URI address;
  private final RobotSettings settings;
  private final Clock clock;

  /**
   * A robot.
   *
   * @param clock signatures are good for an hour by it
   * @throws IllegalArgumentException if the URL is none
   */
  DingTalkRobot(String name, RobotSettings settings, HttpPost http, Clock clock) {
    this.http = http;
    this.address = HttpPost.address("robots." + name + ".url", settings.url());
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Outcome send(Letter letter) {
    ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown")
        .put("title", RobotText.cut(letter.subject(), LONGEST_TITLE))
        .put("text", RobotText.of(letter, "  \n", MOST_BYTES));
    return http.post(
        signed(), body.toString(), Map.of(), answer -> RobotAnswer.judge(answer, HOPELESS));
  }

  private URI signed() {
    Secret secret = settings.secret();
    if (secret == null) {
      return address;
    }
    long millis = clock.millis();
    String sign = URLEncoder.encode(sign(millis, secret.value()), StandardCharsets.UTF_8);
    return URI.create(
        address
            + (address.getRawQuery() == null ? "?" : "&")
            + "timestamp="
            + millis
            + "&sign="
            + sign);
  }

  /** Base64 of the HMAC of instant and secret, with the secret as its key. */
  static String sign(long millis, String secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] signed = mac.doFinal((millis + "\n" + secret).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
