package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.county.AlertFacts;
import org.yushi.local.county.AlertHistory;
import org.yushi.local.county.Comparison;
import org.yushi.local.county.CountyGenerator;
import org.yushi.local.county.Difference;
import org.yushi.local.county.GeneratedCounty;
import org.yushi.local.county.NeverRaised;
import org.yushi.local.county.PlantedAlert;
import org.yushi.local.county.SeenRevision;
import org.yushi.local.replay.ReplayRun;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;

/** The county replayed: what rests on a feed that is slow or cut off waits for it. */
class ReplayedCountyTest {
  private static final Duration CATCHING_UP = Duration.ofMinutes(10);
  private static final String LATE_IN_SILENCE = "fell due while its feed was cut off, and is late";

  @TempDir private Path out;

  private final GeneratedCounty county = new CountyGenerator(5, 1_200).generate();

  private AlertHistory replayed() throws Exception {
    Files.write(out.resolve(DemoCommand.EVENTS), county.lines());
    return new ReplayedCounty(false).run(county, out);
  }

  private Set<Instant> whenAFeedHadCaughtUp() {
    return county.truth().stream()
        .map(PlantedAlert::facts)
        .filter(facts -> facts.rule().equals("silent-feed"))
        .map(facts -> facts.until().plus(CATCHING_UP))
        .collect(Collectors.toSet());
  }

  @Test
  void aRedThatFallsIntoASilenceIsPublishedWhenTheFeedHasCaughtUp() throws Exception {
    Set<String> late =
        county.truth().stream()
            .filter(planted -> planted.scenario().en().equals(LATE_IN_SILENCE))
            .map(planted -> planted.facts().subjectId())
            .collect(Collectors.toSet());

    AlertHistory history = replayed();

    assertThat(Comparison.of(county, history).differences()).extracting(Difference::text).isEmpty();
    List<Instant> published = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("revisions.jsonl"))) {
      SeenRevision revision = SeenRevision.read(line);
      AlertFacts facts = revision.facts();
      boolean red = facts.level().equals("RED") && revision.kind().matches("RAISED|HIGHER");
      if (red && facts.rule().equals("overdue") && late.contains(facts.subjectId())) {
        published.add(revision.decidedAt());
      }
    }
    assertThat(published).isNotEmpty().hasSameSizeAs(late).isSubsetOf(whenAFeedHadCaughtUp());
  }

  @Test
  void withoutTolerancesAndDepartmentsRedsAreShownThatMayNeverBe() throws Exception {
    Path events = Files.write(out.resolve(DemoCommand.EVENTS), county.lines());
    Path results = Files.createDirectory(out.resolve("results"));

    ReplayRun.of(List.of(events), impatient(), county.asOf(), results).run();

    Set<String> never =
        county.never().stream().map(NeverRaised::subjectId).collect(Collectors.toSet());
    Comparison comparison =
        Comparison.of(county, AlertHistory.of(results.resolve("revisions.jsonl")));
    assertThat(comparison.differences())
        .filteredOn(difference -> difference.found() != null)
        .extracting(difference -> difference.found().facts())
        .filteredOn(facts -> facts.level().equals("RED"))
        .extracting(AlertFacts::subjectId)
        .isNotEmpty()
        .allMatch(never::contains);
  }

  private RulebookBundle impatient() throws IOException, RulebookException {
    Path folder = out.resolve("impatient");
    for (Map.Entry<String, byte[]> file : RulebookBundle.shipped("demo").files().entrySet()) {
      Path to = folder.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
    Files.write(
        folder.resolve("feeds.csv"),
        """
        source,centres,lag,tolerance
        centre,C1 C1-TAX,PT0S,
        township,T1 T2 T3 A1,PT2H,
        vertical,C1 C1-TAX,P1D,
        """
            .getBytes(StandardCharsets.UTF_8));
    return RulebookBundle.read(folder);
  }
}
