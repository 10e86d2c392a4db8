package org.yushi.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.desk.channel.Channel;
import org.yushi.desk.channel.Letter;
import org.yushi.desk.channel.Outcome;
import org.yushi.desk.store.Outbox;
import org.yushi.desk.store.StoredRulebooks;
import org.yushi.desk.store.StoredRulebooks.NoRulebookException;
import org.yushi.desk.warning.News;
import org.yushi.desk.warning.NewsReader;
import org.yushi.desk.warning.Notice;
import org.yushi.desk.warning.Planner;
import org.yushi.rulebook.Contact;

/**
 * Sends letters. What does not go is tried again in growing pauses; what will never go is told to
 * the next step of the ladder. Receivers do not wait for each other, and one that does not answer
 * is left alone for a while.
 *
 * <p>Not safe for use by several threads.
 */
public final class Mailroom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);
  private static final int AT_ONCE = 8;
  private static final int ENOUGH_IN_VAIN = 3;
  private static final int LETTERS_AT_ONCE = 25;
  private static final int LEAST_ATTEMPTS = 3;
  private static final long PATIENCE_SECONDS = 30;
  private static final int BODIES_AT_ONCE = 1_000;

  private final Outbox outbox;
  private final StoredRulebooks rulebooks;
  private final Channel channel;
  private final DeskSettings settings;
  private final DeskMetrics metrics;
  private final InstantSource clock;
  private final Set<String> silent = new HashSet<>();
  private volatile boolean closing;
  private final ExecutorService senders =
      Executors.newFixedThreadPool(
          AT_ONCE,
          work -> {
            Thread sender = new Thread(work, "yushi-sender");
            sender.setDaemon(true);
            return sender;
          });

  /**
   * A mailroom.
   *
   * @param clock what time it is
   */
  public Mailroom(
      Outbox outbox,
      Channel channel,
      DeskSettings settings,
      DeskMetrics metrics,
      InstantSource clock) {
    this.clock = clock;
    this.outbox = outbox;
    this.rulebooks = outbox.rulebooks();
    this.channel = channel;
    this.settings = settings;
    this.metrics = metrics;
  }

  private record Tried(Outbox.Waiting waiting, Optional<Outcome> outcome) {}

  /**
   * Tries once to send letters whose time has come, to each receiver no more than a few: a slow one
   * must not keep the next letters of all others waiting.
   *
   * @return how many were sent
   */
  public int deliver() throws SQLException, NoRulebookException, InterruptedException {
    Map<String, List<Outbox.Waiting>> byReceiver = new LinkedHashMap<>();
    Instant now = clock.instant();
    Instant latest = now.plus(settings.longestPause()).plus(settings.firstPause());
    List<Outbox.Waiting> all =
        outbox.take(now, LETTERS_AT_ONCE, now.plus(settings.firstPause()), latest);
    for (Outbox.Waiting each : all) {
      byReceiver.computeIfAbsent(receiver(each.letter()), to -> new ArrayList<>()).add(each);
    }
    BlockingQueue<Tried> tried = new LinkedBlockingQueue<>();
    byReceiver.values().forEach(letters -> senders.execute(() -> send(letters, tried)));
    int sent = 0;
    int open = all.size();
    while (open > 0) {
      List<Tried> done = new ArrayList<>(List.of(tried.take()));
      tried.drainTo(done);
      open -= done.size();
      sent += mark(done, clock.instant());
    }
    Outbox.Standing standing = outbox.standing();
    Instant oldest = standing.oldest();
    metrics.stands(
        standing.waiting(),
        standing.undeliverable(),
        oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds());
    return sent;
  }

  /** All mail goes by one server. */
  private static String receiver(Letter letter) {
    return letter.to().kind() == Contact.Kind.MAIL ? "mail" : letter.to().toString();
  }

  private void send(List<Outbox.Waiting> letters, BlockingQueue<Tried> tried) {
    int inVain = 0;
    for (Outbox.Waiting each : letters) {
      if (closing || inVain >= ENOUGH_IN_VAIN) {
        tried.add(new Tried(each, Optional.empty()));
        continue;
      }
      Outcome outcome = outcomeOf(each.letter());
      inVain = outcome instanceof Outcome.TryAgain ? inVain + 1 : 0;
      tried.add(new Tried(each, Optional.of(outcome)));
    }
  }

  private Outcome outcomeOf(Letter letter) {
    try {
      Outcome outcome = channel.send(letter);
      metrics.attempted(letter, outcome);
      return outcome;
    } catch (RuntimeException | Error e) {
      LOG.error("a channel failed", e);
      return new Outcome.TryAgain("fault of Yushi's own: " + e);
    }
  }

  /** Those that went are marked first: whoever is killed now sends none of them again. */
  private int mark(List<Tried> done, Instant now) throws SQLException, NoRulebookException {
    List<String> sent =
        done.stream()
            .filter(each -> each.outcome().orElse(null) instanceof Outcome.Sent)
            .map(each -> each.waiting().letter().id())
            .toList();
    if (!sent.isEmpty()) {
      outbox.sent(sent, now);
    }
    for (Tried each : done) {
      tell(each);
      markUnsent(each, now);
    }
    return sent.size();
  }

  /** Says once that a receiver does not answer, and once that it does again. */
  private void tell(Tried tried) {
    String receiver = receiver(tried.waiting().letter());
    if (tried.outcome().orElse(null) instanceof Outcome.TryAgain again) {
      if (silent.add(receiver)) {
        LOG.warn(
            "{} 送不出去，稍后再试 letters by {} do not go, they are tried again: {}",
            receiver,
            receiver,
            again.why());
      }
    } else if (tried.outcome().isPresent() && silent.remove(receiver)) {
      LOG.info("{} 已恢复 letters by {} go again", receiver, receiver);
    }
  }

  private void markUnsent(Tried tried, Instant now) throws SQLException, NoRulebookException {
    Outbox.Waiting waiting = tried.waiting();
    String id = waiting.letter().id();
    Outcome outcome = tried.outcome().orElse(null);
    if (outcome == null) {
      outbox.postpone(id, now.plus(settings.firstPause()));
    } else if (outcome instanceof Outcome.TryAgain again) {
      Instant first = waiting.firstTriedAt();
      boolean enough =
          first != null
              && waiting.attempts() >= LEAST_ATTEMPTS
              && Duration.between(first, now).compareTo(settings.giveUpAfter()) > 0;
      if (enough) {
        giveUp(waiting.letter(), again.why(), now);
      } else {
        outbox.tryAgain(id, now, now.plus(settings.pause(waiting.attempts())), again.why());
      }
    } else if (outcome instanceof Outcome.Refused refused) {
      giveUp(waiting.letter(), refused.why(), now);
    }
  }

  private void giveUp(Letter letter, String why, Instant now)
      throws SQLException, NoRulebookException {
    List<Notice> lost = outbox.lostWith(letter.id());
    List<Notice> instead = new ArrayList<>();
    for (int i = 0; i < lost.size(); i += BODIES_AT_ONCE) {
      instead.addAll(instead(lost.subList(i, Math.min(i + BODIES_AT_ONCE, lost.size())), now));
    }
    outbox.undeliverable(letter.id(), why, instead);
    metrics.planned(instead);
    LOG.warn(
        "无法送达 {}（{}） Cannot be delivered to {} by {}: {}",
        letter.recipient(),
        letter.to().kind(),
        letter.recipient(),
        letter.to().kind(),
        why);
  }

  private List<Notice> instead(List<Notice> lost, Instant now)
      throws SQLException, NoRulebookException {
    Map<String, String> bodies = outbox.bodies(lost);
    List<Notice> instead = new ArrayList<>();
    for (Notice notice : lost) {
      News news = NewsReader.read(Objects.requireNonNull(bodies.get(notice.alertId())));
      instead.addAll(new Planner(rulebooks.of(news.rulebook())).instead(notice, news, now));
    }
    return instead;
  }

  /** When there is something to send next; empty if nothing waits. */
  public Optional<Instant> nextAttempt() throws SQLException {
    return outbox.nextAttempt();
  }

  /** Begins nothing new; what is being sent is still marked. */
  public void comeToAnEnd() {
    closing = true;
  }

  @Override
  public void close() throws SQLException {
    closing = true;
    senders.shutdown();
    try {
      if (!senders.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a letter is still on its way; it may be sent again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outbox.close();
  }
}
