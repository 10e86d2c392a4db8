package org.yushi.desk.channel;

import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Posts JSON and judges the status; what an answer of 2xx means is for the caller to say. */
final class HttpPost {
  private static final int OK = 200;
  private static final int REDIRECTION = 300;
  private static final int SERVER_ERROR = 500;

  /** Request Timeout, Too Early, Too Many Requests. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final HttpClient client;
  private final Timeouts timeouts;

  HttpPost(Timeouts timeouts) {
    this.timeouts = timeouts;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
  }

  /**
   * An address to post to.
   *
   * @param setting name of the setting, for the error
   * @throws IllegalArgumentException if it is none; it does not show the address
   */
  static URI address(String setting, Secret url) {
    if (!isAddress(url)) {
      throw new IllegalArgumentException(setting + ": expected a URL of http or https with a host");
    }
    return URI.create(url.value());
  }

  /** Whether it is the URL of something to post to. */
  static boolean isAddress(Secret url) {
    try {
      URI address = new URI(url.value());
      boolean web =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      return web && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Posts once.
   *
   * @param json body
   * @param headers besides those of the content
   * @param judge says what an answer of 2xx means, by its body
   */
  Outcome post(
      URI address, String json, Map<String, String> headers, Function<String, Outcome> judge) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeouts.answer())
            .header("Content-Type", "application/json; charset=UTF-8")
            .header("User-Agent", "Yushi")
            .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      // The request's own timeout ends with the headers; a body may drip for ever.
      HttpResponse<String> response =
          answer.get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
      return judged(response, judge);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return tooSlow();
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.TryAgain("interrupted");
    }
  }

  private static Outcome judged(HttpResponse<String> response, Function<String, Outcome> judge) {
    int status = response.statusCode();
    if (status >= OK && status < REDIRECTION) {
      return judge.apply(response.body());
    }
    String why = "HTTP " + status;
    return status >= SERVER_ERROR || PASSING.contains(status)
        ? new Outcome.TryAgain(why)
        : new Outcome.Refused(why);
  }

  /** Messages of exceptions may hold the address; those of TLS do not. */
  private Outcome failed(Throwable e) {
    if (e instanceof HttpTimeoutException) {
      return tooSlow();
    }
    if (e instanceof ConnectException) {
      return new Outcome.TryAgain("cannot connect");
    }
    String name = e.getClass().getSimpleName();
    return new Outcome.TryAgain(e instanceof SSLException ? name + ": " + e.getMessage() : name);
  }

  private Outcome tooSlow() {
    return new Outcome.TryAgain("no answer within " + timeouts.answer().toMillis() + " ms");
  }
}
