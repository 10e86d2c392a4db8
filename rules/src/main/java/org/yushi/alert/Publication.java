package org.yushi.alert;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Sha256;
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
   * @param shown {@code from} of the last step that was visible, epoch ms
   */
  public record Sent(String rule, String about, long fingerprint, long shown) {}

  /**
   * What a look at a subject's lines gives.
   *
   * @param changes what has to be sent on
   * @param next when the next step is released, or null
   * @param held whether a step waits for a silent source
   */
  public record Look(List<VerdictChange> changes, @Nullable Instant next, boolean held) {}

  /**
   * Looks at the lines of a subject at an instant.
   *
   * @param subject the subject
   * @param lines its lines, computed
   * @param anew whether they were computed since the last look: if not, only what is newly shown is
   *     said
   * @param gate when their steps may be published
   * @param sent what was sent before; brought up to date
   * @param at the instant of supervision time
   * @param reason what made it necessary
   * @param sequence the number of the first change
   * @param saying makes the verdict of a line cut to what is visible
   */
  public static Look look(
      SubjectRef subject,
      List<VerdictLine> lines,
      boolean anew,
      ReleaseGate gate,
      List<Sent> sent,
      Instant at,
      Reason reason,
      long sequence,
      Function<VerdictLine, Verdict> saying) {
    List<VerdictChange> changes = new ArrayList<>();
    Map<String, Sent> before = new HashMap<>();
    sent.forEach(each -> before.put(key(each.rule(), each.about()), each));
    List<Sent> now = new ArrayList<>();
    Instant next = null;
    boolean held = false;
    for (VerdictLine line : lines) {
      Sent last = before.get(key(line.rule(), line.about()));
      ReleaseGate.View view = gate.view(line, at, last == null ? Long.MIN_VALUE : last.shown());
      held |= view.held();
      next = earlier(next, view.next());
      if (!view.line().isEmpty()) {
        before.remove(key(line.rule(), line.about()));
        long shown = view.line().last().from().toEpochMilli();
        if (!anew && last != null && last.shown() == shown) {
          now.add(last);
        } else {
          Verdict verdict = saying.apply(line.cutTo(view.line()));
          long fingerprint = fingerprint(verdict);
          now.add(new Sent(line.rule(), line.about(), fingerprint, shown));
          if (last == null || last.fingerprint() != fingerprint) {
            String id = AlertId.of(line.rule(), subject, line.about());
            changes.add(
                new VerdictChange(id, sequence + changes.size(), at, reason, !anew, verdict));
          }
        }
      }
    }
    for (Sent gone : sent) {
      if (before.containsKey(key(gone.rule(), gone.about()))) {
        String id = AlertId.of(gone.rule(), subject, gone.about());
        changes.add(new VerdictChange(id, sequence + changes.size(), at, reason, !anew, null));
      }
    }
    sent.clear();
    sent.addAll(now);
    return new Look(changes, next, held);
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  private static String key(String rule, String about) {
    return rule + '\n' + about;
  }

  private static long fingerprint(Verdict verdict) {
    return ByteBuffer.wrap(Sha256.of(verdict.byAnyRulebook().toString())).getLong();
  }
}
