package org.yushi.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yushi.local.county.AlertFacts;
import org.yushi.local.county.SeenRevision;
import org.yushi.supervision.FeedCount;

/** Plain lines, for logs and pipes: one per simulated week, and one for every new red. */
final class PlainScreen implements Screen {
  private static final Duration WEEK = Duration.ofDays(7);

  private final PrintWriter to;
  private final CountyWords words;
  private @Nullable Instant nextLine;

  PlainScreen(PrintWriter to, CountyWords words) {
    this.to = to;
    this.words = words;
  }

  @Override
  public void published(SeenRevision revision) {
    AlertFacts facts = revision.facts();
    boolean raised = revision.kind().equals("RAISED") || revision.kind().equals("HIGHER");
    if (raised && facts.level().equals("RED")) {
      to.printf(
          Locale.ROOT,
          "  红牌 red  %s  %s · %s · 自 since %s · %s%n",
          CountyWords.full(revision.decidedAt()),
          facts.subjectId(),
          CountyWords.why(revision),
          CountyWords.brief(revision.since()),
          words.thing(revision));
      to.flush();
    }
  }

  @Override
  public void show(Moment moment) {
    if (nextLine != null && moment.clock().isBefore(nextLine)) {
      return;
    }
    long weeks = Duration.between(moment.begin(), moment.clock()).dividedBy(WEEK);
    nextLine = moment.begin().plus(WEEK.multipliedBy(weeks + 1));
    FeedCount counts = moment.counts();
    to.printf(
        Locale.ROOT,
        "%s  收 received %,d  审 judged %,d  重 duplicate %,d  拒 rejected %,d  待 waiting %,d"
            + "  黄 yellow %,d  红 red %,d  信 letters %,d%n",
        CountyWords.full(moment.clock()),
        counts.received(),
        counts.judged(),
        counts.duplicate(),
        counts.rejected(),
        counts.waiting(),
        moment.board().standing("YELLOW"),
        moment.board().standing("RED"),
        moment.letters().count());
    to.flush();
  }

  @Override
  public void close() {}
}
