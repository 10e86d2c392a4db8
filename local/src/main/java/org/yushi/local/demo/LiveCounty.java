package org.yushi.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yushi.local.broker.EmbeddedBroker;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.county.SeenRevision;
import org.yushi.local.ledger.KeptLedger;
import org.yushi.local.replay.ReplayResults;
import org.yushi.local.running.StopSignal;
import org.yushi.rulebook.Feeds;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.FeedCount;
import org.yushi.supervision.Replay;
import org.yushi.supervision.live.EventTopics;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.Ticker;
import org.yushi.supervision.live.TopicNames;
import org.yushi.supervision.live.Topics;

/**
 * The log as it would arrive: a broker, the live job and the windows of the county in this process,
 * on simulated time. Whatever it needs on disk lies in one folder of the system's temporary files,
 * which is gone in the end.
 */
final class LiveCounty implements CountyRun {
  private static final Duration FRAME = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 2;

  private final Duration length;
  private final Screen screen;
  private final StopSignal signal;
  private final LetterBoard letters;
  private String metricsPort = "";

  /**
   * A run that is watched.
   *
   * @param length how long the county's time shall take; zero = as fast as it goes
   * @param screen where it is shown; not closed
   * @param signal asked some times a second
   * @param letters where letters are noted that go to people
   */
  LiveCounty(Duration length, Screen screen, StopSignal signal, LetterBoard letters) {
    this.length = length;
    this.screen = screen;
    this.signal = signal;
    this.letters = letters;
  }

  /** Tells Prometheus its metrics at a port of its own. */
  LiveCounty showingMetricsAt(int port) {
    metricsPort = String.valueOf(port);
    return this;
  }

  @Override
  public AlertHistory run(GeneratedCounty county, Path out) throws Exception {
    Path work = Files.createTempDirectory("yushi-demo-");
    try (EmbeddedBroker broker = EmbeddedBroker.in(work.resolve("broker"))) {
      stopIfAsked();
      RulebookBundle bundle = RulebookBundle.shipped("demo");
      Rulebook rulebook = RulebookLoader.load(bundle);
      RulebookSchedule rulebooks = RulebookSchedule.always(bundle);
      LiveSettings settings =
          LiveSettings.of(broker.bootstrap(), TopicNames.around(topics(rulebook)))
              .payloadClock()
              .metricsPort(metricsPort)
              .build();
      Topics.create(settings, PARTITIONS, (short) 1);
      PartitionCounts partitions = Topics.check(settings);
      stopIfAsked();
      Instant begin = beginOf(county);
      try (KeptLedger ledger = KeptLedger.at(DemoLedger.emptyIn(out), settings, rulebooks);
          DemoDesk desk = DemoDesk.at(ledger.address(), letters, out, begin);
          RunningJob job = RunningJob.start(settings, partitions, rulebooks, work.resolve("job"));
          CountySimulator simulator =
              new CountySimulator(
                  county.log(),
                  source -> topicOf(source, rulebook),
                  settings.client(),
                  new Ticker(settings.client(), partitions));
          TopicReader alerts = new TopicReader(settings.client(), settings.topics().alerts());
          TopicReader rejected = new TopicReader(settings.client(), settings.topics().rejected())) {
        AlertHistory history =
            new Performance(county, begin, job, desk, simulator, alerts, rejected)
                .toTheEnd(rulebook.version(), work, out);
        if (!ledger.drained()) {
          throw new IllegalStateException(
              "the ledger is not complete: " + ledger.failure().orElse("it does not get on"));
        }
        return history;
      }
    } finally {
      delete(work);
    }
  }

  private static Instant beginOf(GeneratedCounty county) {
    return county
        .log()
        .get(0)
        .arrival()
        .atOffset(CountyGenerator.OFFSET)
        .toLocalDate()
        .atStartOfDay()
        .toInstant(CountyGenerator.OFFSET);
  }

  private static EventTopics topics(Rulebook rulebook) {
    return EventTopics.named(
        rulebook.feeds().all().stream().map(Feeds.Feed::topic).toArray(String[]::new));
  }

  /** The topic that the rulebook says; a feed that nobody has listed sends to any. */
  private static String topicOf(String source, Rulebook rulebook) {
    Feeds.Feed feed = rulebook.feeds().of(source);
    String topic = feed == null ? null : feed.topic();
    return topic == null ? "case-events-centre" : topic;
  }

  private void stopIfAsked() throws StoppedException {
    if (signal.isAsked()) {
      throw new StoppedException();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** One run of a county, from its first morning to its end. */
  private final class Performance {
    private final GeneratedCounty county;
    private final RunningJob job;
    private final DemoDesk desk;
    private final CountySimulator simulator;
    private final TopicReader alerts;
    private final TopicReader rejected;
    private final Instant begin;
    private Instant clock = Instant.MIN;
    private final AlertBoard board = new AlertBoard();
    private final List<String> revisions = new ArrayList<>();
    private final long started = System.nanoTime();

    Performance(
        GeneratedCounty county,
        Instant begin,
        RunningJob job,
        DemoDesk desk,
        CountySimulator simulator,
        TopicReader alerts,
        TopicReader rejected) {
      this.county = county;
      this.begin = begin;
      this.job = job;
      this.desk = desk;
      this.simulator = simulator;
      this.alerts = alerts;
      this.rejected = rejected;
    }

    AlertHistory toTheEnd(String rulebook, Path work, Path out) throws Exception {
      simulator.playUntil(begin);
      awaitClock(begin);
      play();
      awaitClock(county.asOf());
      job.stop();
      while (!alerts.atEnd()) {
        takeIn(alerts.next(FRAME));
      }
      desk.end(county.asOf());
      while (!desk.isDone(FRAME)) {
        stopIfAsked();
        show(0);
      }
      show(0);
      deliver(rulebook, work, out);
      return board.history();
    }

    private void play() throws Exception {
      Pace pace = new Pace(begin, county.asOf(), length);
      long first = System.nanoTime();
      Instant played = begin;
      while (played.isBefore(county.asOf())) {
        Duration running = Duration.ofNanos(System.nanoTime() - first);
        played = pace.due(running, played);
        simulator.playUntil(played);
        look(running, length.isZero() ? Duration.ZERO : FRAME);
      }
    }

    /** Waits until the job knows that an instant has passed, as long as it gets on. */
    private void awaitClock(Instant instant) throws Exception {
      Instant before = clock;
      long since = System.nanoTime();
      while (clock.isBefore(instant)) {
        look(Duration.ZERO, FRAME);
        if (clock.isAfter(before)) {
          before = clock;
          since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              "the clock of the job has stood at "
                  + before
                  + " for "
                  + PATIENCE.toSeconds()
                  + " s; expected it to reach "
                  + instant);
        }
      }
    }

    private void look(Duration running, Duration patience) throws Exception {
      stopIfAsked();
      job.check();
      desk.check();
      takeIn(alerts.next(patience));
      double seconds = running.toMillis() / 1000.0;
      if (job.clock().isAfter(clock)) {
        clock = job.clock();
        desk.timeIs(clock);
      }
      show(seconds > 1 ? Duration.between(begin, clock).toSeconds() / seconds : 0);
    }

    private void takeIn(List<String> lines) throws IOException {
      revisions.addAll(lines);
      desk.hear(lines);
      for (String line : lines) {
        SeenRevision revision = SeenRevision.read(line);
        if (board.add(revision)) {
          screen.published(revision);
        }
      }
    }

    private void show(double speed) {
      Instant shown = clock.isBefore(begin) ? begin : clock;
      screen.show(new Moment(begin, shown, county.asOf(), speed, job.counts(), board, letters));
    }

    private void deliver(String rulebook, Path work, Path out) throws IOException {
      ObjectMapper json = new ObjectMapper();
      List<String> counts = new ArrayList<>();
      for (FeedCount count : job.countsByFeed()) {
        counts.add(json.valueToTree(count).toString());
      }
      List<String> refused = new ArrayList<>();
      while (!rejected.atEnd()) {
        refused.addAll(rejected.next(FRAME));
      }
      Map<String, List<String>> results = new TreeMap<>();
      results.put(Replay.REVISIONS, revisions);
      results.put(Replay.REJECTED, refused);
      results.put(Replay.COUNTS, counts);
      Path parts = work.resolve("parts");
      for (Map.Entry<String, List<String>> each : results.entrySet()) {
        Files.write(
            Files.createDirectories(parts.resolve(each.getKey())).resolve("part"), each.getValue());
      }
      new ReplayResults(parts, work)
          .deliver(
              out,
              rulebook,
              county.asOf(),
              Map.of(),
              Duration.ofNanos(System.nanoTime() - started));
    }
  }
}
