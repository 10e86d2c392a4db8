package org.yushi.desk.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** A robot of a WeCom group, 企业微信群机器人. It takes 20 letters a minute, of 4096 bytes each. */
final class WeComRobot implements Channel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 4096;

  /**
   * Wrong type, wrong parameter, empty, too long, not JSON; no such robot, switched off, not in the
   * group.
   */
  private static final Set<Integer> HOPELESS =
      Set.of(40008, 40058, 44004, 45002, 47001, 93000, 93004, 93008);

  private final HttpPost http;
  private final URI address;

  /**
   * A robot.
   *
   * @throws IllegalArgumentException if the URL is none
   */
  WeComRobot(String name, RobotSettings settings, HttpPost http) {
    this.http = http;
    this.address = HttpPost.address("robots." + name + ".url", settings.url());
  }

  @Override
  public Outcome send(Letter letter) {
    ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown").put("content", RobotText.of(letter, "\n", MOST_BYTES));
    return http.post(
        address, body.toString(), Map.of(), answer -> RobotAnswer.judge(answer, HOPELESS));
  }
}
