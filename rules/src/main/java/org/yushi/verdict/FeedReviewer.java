package org.yushi.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.casework.Where;
import org.yushi.rulebook.Feeds;
import org.yushi.rulebook.Policy;
import org.yushi.rulebook.Rulebook;

/**
 * Reviews the sources of events: one that is silent beyond its tolerance is named, and what rests
 * on its silence must wait. For one thread.
 */
public final class FeedReviewer {
  /** How long a source that was silent has, once it is back, to send what had piled up. */
  public static final Duration CATCHING_UP = Duration.ofMinutes(10);

  private final Rulebook rulebook;
  private final RuleEngine.Session rules;
  private final LineMaker lines;

  /** A reviewer by this rulebook, with a session of its rules. */
  public FeedReviewer(Rulebook rulebook, RuleEngine.Session rules) {
    this.rulebook = rulebook;
    this.rules = rules;
    this.lines = new LineMaker(rulebook);
  }

  /**
   * The first instant at which a source is silent beyond its tolerance, in office hours of the
   * first place it speaks for; null if it has no tolerance or no calendar reaches that far.
   */
  public @Nullable Instant silentFrom(String source, Instant lastHeard) {
    Feeds.Feed feed = rulebook.feeds().of(source);
    if (feed == null || feed.tolerance() == null) {
      return null;
    }
    Instant tolerated = calendar(source).plus(lastHeard, feed.tolerance());
    return tolerated == null ? null : tolerated.plusMillis(1);
  }

  /**
   * The lines of a source.
   *
   * @param heardAgain when it was heard of after {@code lastHeard}, or null
   */
  public List<VerdictLine> review(String source, Instant lastHeard, @Nullable Instant heardAgain) {
    FeedFact fact =
        new FeedFact(
            Times.of(lastHeard), Times.of(silentFrom(source, lastHeard)), Times.of(heardAgain));
    return lines.lines(rules.review(List.of(fact)).all(), whose(source));
  }

  /** What is to be said of the visible part of a source's line; not empty. */
  public Verdict verdict(String source, VerdictLine line) {
    OfficeCalendar calendar = calendar(source);
    Standing standing = Standing.of(line.line());
    if (standing == null) {
      throw new IllegalArgumentException("nothing is visible of " + line);
    }
    Policy.Row row = lines.row(line.rule(), line.line(), standing.from(), whose(source));
    Feeds.Feed feed = rulebook.feeds().of(source);
    Duration tolerance = feed == null ? null : feed.tolerance();
    return new Verdict(
        line.rule(),
        rulebook.rule(line.rule()).title(),
        new SubjectRef(SubjectRef.Kind.FEED, source),
        line.about(),
        null,
        line.line(),
        new Where(null, centre(source), null, null, null, null),
        null,
        null,
        null,
        new Evidence(
            List.of(),
            new Words(calendar.zone())
                .say(
                    "feedSilent",
                    source,
                    standing.since(),
                    tolerance == null ? 0 : tolerance.toMinutes(),
                    standing.from())
                .done(),
            rulebook.rule(line.rule()).basis()),
        row == null ? "" : row.audience(),
        row != null && row.confirm(),
        rulebook.version(),
        calendar.zone().getId());
  }

  private @Nullable String centre(String source) {
    Feeds.Feed feed = rulebook.feeds().of(source);
    return feed == null || feed.centres().isEmpty() ? null : feed.centres().get(0);
  }

  private OfficeCalendar calendar(String source) {
    return rulebook.calendars().of(centre(source), null);
  }

  private LineMaker.Whose whose(String source) {
    return new LineMaker.Whose(null, null, centre(source), calendar(source)::dateOf);
  }
}
