package org.yushi.desk.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/** What a robot answers: HTTP 200 and a JSON object with {@code errcode}, 0 = sent. */
final class RobotAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 200;

  private RobotAnswer() {}

  /**
   * What an answer means.
   *
   * @param hopeless codes that no second attempt changes; all others but 0 may pass
   */
  static Outcome judge(String body, Set<Integer> hopeless) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return notAnAnswer();
    }
    if (!answer.path("errcode").isInt()) {
      return notAnAnswer();
    }
    int code = answer.path("errcode").intValue();
    if (code == 0) {
      return new Outcome.Sent();
    }
    String said = answer.path("errmsg").asText("").replaceAll("\\p{Cntrl}+", " ");
    String why = "errcode " + code + ": " + said.substring(0, Math.min(said.length(), LONGEST));
    return hopeless.contains(code) ? new Outcome.Refused(why) : new Outcome.TryAgain(why);
  }

  private static Outcome notAnAnswer() {
    return new Outcome.TryAgain("the answer is not JSON with an errcode");
  }
}
