package org.yushi.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks a Prometheus. */
record PrometheusApi(URI address) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofSeconds(5);

  /** The series of an expression at an instant. */
  List<JsonNode> at(Instant instant, String expression) throws IOException, InterruptedException {
    return series("query?query=" + encoded(expression) + "&time=" + seconds(instant));
  }

  /** The series of an expression over a time. */
  List<JsonNode> over(TimeSpan span, String expression) throws IOException, InterruptedException {
    return series(
        "query_range?query=%s&start=%s&end=%s&step=%d"
            .formatted(
                encoded(expression), seconds(span.from()), seconds(span.to()), STEP.toSeconds()));
  }

  /** The rules, as they were evaluated last. */
  List<JsonNode> rules() throws IOException, InterruptedException {
    return get("rules")
        .at("/data/groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  private List<JsonNode> series(String query) throws IOException, InterruptedException {
    return get(query).at("/data/result").valueStream().toList();
  }

  /**
   * An answer.
   *
   * @throws IllegalArgumentException if the question is refused, with what Prometheus says
   */
  private JsonNode get(String question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/" + question)).timeout(PATIENCE).build();
    JsonNode answer =
        new ObjectMapper()
            .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new IllegalArgumentException(answer.path("error").asText());
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String seconds(Instant instant) {
    return instant.getEpochSecond() + "." + "%03d".formatted(instant.getNano() / 1_000_000);
  }
}
