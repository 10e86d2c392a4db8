package org.yushi.alert;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yushi.verdict.Line;
import org.yushi.verdict.SubjectRef;
import org.yushi.verdict.Verdict;
import org.yushi.verdict.VerdictLine;

/** Finds out what of a subject's lines has to be sent on at an instant. */
public final class Publication {
  private Publication() {}

  /**
   * What was last sent of one line.
   *
   * @param rule rule id
   * @param about thing inside the subject
   * @param fingerprint of all that was said
   */
  public record Sent(String rule, String about, long fingerprint) {}

  /**
   * The changes at an instant.
   *
   * @param subject the subject
   * @param lines its lines, computed
   * @param sent what was sent before; brought up to date
   * @param at the instant of supervision time
   * @param reason what made it necessary
   * @param sequence the number of the first change
   * @param saying makes the verdict of a line cut to what is visible
   */
  public static List<VerdictChange> changes(
      SubjectRef subject,
      List<VerdictLine> lines,
      List<Sent> sent,
      Instant at,
      Reason reason,
      long sequence,
      Function<VerdictLine, Verdict> saying) {
    List<VerdictChange> changes = new ArrayList<>();
    Map<String, Sent> before = new HashMap<>();
    sent.forEach(each -> before.put(key(each.rule(), each.about()), each));
    List<Sent> now = new ArrayList<>();
    for (VerdictLine line : lines) {
      Line visible = line.line().upTo(at);
      if (!visible.isEmpty()) {
        Verdict verdict =
            saying.apply(new VerdictLine(line.rule(), line.about(), visible, line.because()));
        long fingerprint = fingerprint(verdict);
        Sent last = before.remove(key(line.rule(), line.about()));
        now.add(new Sent(line.rule(), line.about(), fingerprint));
        if (last == null || last.fingerprint() != fingerprint) {
          String id = AlertId.of(line.rule(), subject, line.about());
          changes.add(new VerdictChange(id, sequence + changes.size(), at, reason, verdict));
        }
      }
    }
    for (Sent gone : sent) {
      if (before.containsKey(key(gone.rule(), gone.about()))) {
        String id = AlertId.of(gone.rule(), subject, gone.about());
        changes.add(new VerdictChange(id, sequence + changes.size(), at, reason, null));
      }
    }
    sent.clear();
    sent.addAll(now);
    return changes;
  }

  /** When the next step of any line begins, or null. */
  public static @Nullable Instant next(List<VerdictLine> lines, Instant after) {
    Instant next = null;
    for (VerdictLine line : lines) {
      Instant candidate = line.line().nextAfter(after);
      if (candidate != null && (next == null || candidate.isBefore(next))) {
        next = candidate;
      }
    }
    return next;
  }

  private static String key(String rule, String about) {
    return rule + '\n' + about;
  }

  private static long fingerprint(Verdict verdict) {
    return ByteBuffer.wrap(AlertId.sha256(verdict.toString())).getLong();
  }
}
