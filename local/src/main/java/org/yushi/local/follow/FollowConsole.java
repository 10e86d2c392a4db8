package org.yushi.local.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what happens: one line per file on standard output, as text or JSON; what is wrong
 * on standard error; on a terminal, how much of a file has been sent.
 */
public final class FollowConsole implements FollowListener {
  private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean asJson;
  private final boolean terminal;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();
  private @Nullable ProgressBar bar;
  private String heldBy = "";
  private Instant heldSaid = Instant.MIN;

  /**
   * A console.
   *
   * @param terminal whether somebody looks
   * @param clock for the time before each line, in its zone
   */
  public FollowConsole(
      PrintWriter out, PrintWriter err, boolean asJson, boolean terminal, Clock clock) {
    this.out = out;
    this.err = err;
    this.asJson = asJson;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Says something that is about no file, on standard error. */
  public void say(String text) {
    err.println(time() + " " + text);
    err.flush();
  }

  @Override
  public void sending(FileJob job) {
    if (job.sent() > 0) {
      say(
          "接续 going on with %s: 已送 %,d of %,d events were sent"
              .formatted(job.name(), job.sent(), job.events()));
    }
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(job.name())
              .setInitialMax(job.events())
              .startsFrom(job.sent(), Duration.ZERO)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
              .build();
    }
  }

  @Override
  public void sent(int events) {
    if (bar != null) {
      bar.stepBy(events);
    }
  }

  @Override
  public void done(FileJob job, @Nullable Path rejected) {
    closeBar();
    if (job.conflicting() > 0) {
      say(
          "警告 warning: %s: %,d 个事件编号相同而内容不同 events have the id of an earlier one but other content"
              .formatted(job.name(), job.conflicting()));
    }
    if (asJson) {
      ObjectNode line = line(job.name(), "done");
      line.put("sha256", job.sha256()).put("rows", job.rows()).put("skipped", job.skipped());
      line.put("rejected", job.rejected()).put("events", job.events());
      line.put("conflicting", job.conflicting()).put("masked", job.masked());
      if (rejected != null) {
        line.put("rejectedOut", rejected.toString());
      }
      print(line);
    } else {
      print(
          String.format(
              Locale.ROOT,
              "已送达 sent %s: %,d 行 rows → %,d 事件 events, %,d 拒收 rejected%s",
              job.name(),
              job.rows(),
              job.events(),
              job.rejected(),
              rejected == null ? "" : " → " + rejected));
    }
  }

  @Override
  public void known(DroppedFile file) {
    if (asJson) {
      print(line(file.name(), "known"));
    } else {
      print("内容相同，略过 passed over %s: this content was sent before".formatted(file.name()));
    }
  }

  @Override
  public void failed(DroppedFile file, String reason) {
    closeBar();
    say("错误 error: %s 原样留下 is left where it is: %s".formatted(file.path(), reason));
    if (asJson) {
      print(line(file.name(), "failed").put("reason", reason));
    }
  }

  @Override
  public void held(String reason) {
    closeBar();
    boolean again = clock.instant().isAfter(heldSaid.plus(SAID_AGAIN_AFTER));
    if (again || !reason.equals(heldBy)) {
      say("等待重试，不会丢失 waiting to try again, nothing is lost: " + reason);
      heldSaid = clock.instant();
      heldBy = reason;
    }
  }

  @Override
  public void goesOn() {
    say("恢复 it goes on");
    heldBy = "";
    heldSaid = Instant.MIN;
  }

  private ObjectNode line(String file, String outcome) {
    return json.createObjectNode()
        .put("at", now().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("file", file)
        .put("outcome", outcome);
  }

  private Instant now() {
    return clock.instant();
  }

  private void print(ObjectNode line) {
    try {
      out.println(json.writeValueAsString(line));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(String text) {
    out.println(time() + " " + text);
    out.flush();
  }

  private String time() {
    ZoneId zone = clock.getZone();
    return now().atZone(zone).format(TIME);
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
