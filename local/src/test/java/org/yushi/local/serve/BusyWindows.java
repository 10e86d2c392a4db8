package org.yushi.local.serve;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Windows at work: new cases all the time with promises of seconds, kept, broken, kept but told
 * late, decided and reopened; some events are sent twice. The same seed has the same stories.
 */
final class BusyWindows implements AutoCloseable {
  private static final Duration A_CASE_EVERY = Duration.ofMillis(250);

  private final Ground ground;
  private final Random random;
  private final PriorityQueue<Act> acts =
      new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(act -> act.event().json()));
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::work, "busy-windows");
  private volatile @Nullable Exception failure;
  private int cases;

  private record Act(Instant at, Ground.Event event) {}

  BusyWindows(Ground ground, long seed) {
    this.ground = ground;
    this.random = new Random(seed);
    thread.start();
  }

  private void work() {
    try {
      Instant nextCase = Instant.now();
      while (!closing.await(20, TimeUnit.MILLISECONDS)) {
        Instant now = Instant.now();
        if (!now.isBefore(nextCase)) {
          nextCase = now.plus(A_CASE_EVERY);
          begin("case-" + ++cases, now.truncatedTo(MILLIS));
        }
        while (!acts.isEmpty() && !acts.peek().at().isAfter(now)) {
          send(acts.remove().event());
        }
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  private void begin(String caseId, Instant now) throws Exception {
    Instant due = now.plusMillis(1_000 + random.nextInt(9_000));
    String applicant = random.nextInt(4) == 0 ? "same-person" : "person-of-" + caseId;
    send(
        Ground.Event.of(
            caseId,
            "ACCEPTED",
            now,
            ",\"promisedBy\":\"%s\",\"applicant\":\"%s\"".formatted(due, applicant)));
    send(Ground.Event.begun(caseId, now));
    Instant inTime = due.minusMillis(1 + random.nextInt(900));
    Instant late = due.plusMillis(1 + random.nextInt(5_000));
    switch (random.nextInt(5)) {
      case 0 -> acts.add(new Act(inTime, Ground.Event.decided(caseId, inTime)));
      case 1 -> acts.add(new Act(late, Ground.Event.decided(caseId, late)));
      case 2 -> acts.add(new Act(late, Ground.Event.decided(caseId, inTime)));
      case 3 -> {
        acts.add(new Act(inTime, Ground.Event.decided(caseId, inTime)));
        String takenBack = ",\"amends\":\"" + caseId + "-DECIDED\",\"voids\":true";
        acts.add(new Act(late, Ground.Event.of(caseId, "CORRECTED", late, takenBack)));
      }
      default -> {
        // never decided
      }
    }
  }

  private void send(Ground.Event event) throws Exception {
    ground.send(event);
    if (random.nextInt(5) == 0) {
      ground.send(event);
    }
  }

  /** No more work; everything written is in the topic. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new AssertionError("the windows stopped working", failure);
    }
  }
}
