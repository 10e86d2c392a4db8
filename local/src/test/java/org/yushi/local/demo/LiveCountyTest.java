package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.desk.channel.Letter;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.Comparison;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.Difference;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.county.SeenRevision;
import org.yushi.local.running.StopSignal;

/** The county live: a real broker, the live job, simulated time as fast as it goes. */
class LiveCountyTest {
  private static final Duration AS_FAST_AS_IT_GOES = Duration.ZERO;

  private final List<Path> before = leftovers();

  @TempDir private Path live;
  @TempDir private Path replayed;

  /** Remembers what it was shown. */
  private static final class Memory implements Screen {
    private final List<SeenRevision> published = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();

    @Override
    public void published(SeenRevision revision) {
      published.add(revision);
    }

    @Override
    public void show(Moment moment) {
      moments.add(moment);
    }

    @Override
    public void close() {}
  }

  private final Memory memory = new Memory();
  private final LetterBoard letters = new LetterBoard();

  private AlertHistory run(GeneratedCounty county) throws Exception {
    try (StopSignal signal = new StopSignal()) {
      return new LiveCounty(AS_FAST_AS_IT_GOES, memory, signal, letters).run(county, live);
    }
  }

  private static List<Path> leftovers() {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.getFileName().toString().startsWith("yushi-demo-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2026})
  void everyAlertIsFoundAsPlantedAndNoOther(long seed) throws Exception {
    GeneratedCounty county = new CountyGenerator(seed, 0).generate();

    Comparison comparison = Comparison.of(county, run(county));

    assertThat(comparison.differences()).extracting(Difference::text).isEmpty();
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void whatIsPublishedLiveIsWhatAReplayPublishesByteForByte() throws Exception {
    GeneratedCounty county = new CountyGenerator(4, 300).generate();
    Files.write(replayed.resolve(DemoCommand.EVENTS), county.lines());

    run(county);
    new ReplayedCounty(false).run(county, replayed);

    assertThat(live.resolve("revisions.jsonl"))
        .hasSameBinaryContentAs(replayed.resolve("revisions.jsonl"));
    assertThat(live.resolve("alerts.jsonl"))
        .hasSameBinaryContentAs(replayed.resolve("alerts.jsonl"));
    Moment last = memory.moments.get(memory.moments.size() - 1);
    assertThat(last.clock()).isAfterOrEqualTo(county.asOf());
    assertThat(last.counts().rejected()).isEqualTo(county.broken() + county.refused());
    assertThat(last.counts().received())
        .isEqualTo(
            last.counts().judged()
                + last.counts().duplicate()
                + last.counts().rejected()
                + last.counts().waiting())
        .isEqualTo(
            county.log().stream().filter(line -> !line.arrival().isAfter(county.asOf())).count());
    assertThat(memory.published)
        .hasSize(Files.readAllLines(replayed.resolve("revisions.jsonl")).size());
    assertThat(memory.moments).extracting(Moment::clock).isSorted();
    assertThat(letters.newest(Integer.MAX_VALUE))
        .hasSize(Files.readAllLines(live.resolve("letters.jsonl")).size())
        .extracting(SentLetter::kind)
        .contains(Letter.Kind.WARNING, Letter.Kind.DIGEST);
    assertThat(letters.newest(1).get(0).at()).isBeforeOrEqualTo(county.asOf());
  }
}
