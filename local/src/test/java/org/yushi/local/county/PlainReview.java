package org.yushi.local.county;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventLog;
import org.yushi.casework.RejectedEventException;
import org.yushi.rulebook.Feeds;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.verdict.CalendarReviewer;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.CaseReviewer;
import org.yushi.verdict.FeedReviewer;
import org.yushi.verdict.IntakeReviewer;
import org.yushi.verdict.Line;
import org.yushi.verdict.RuleEngine;
import org.yushi.verdict.Standing;
import org.yushi.verdict.VerdictLine;

/** Reviews a generated county with the reviews alone: no stream, everything known at once. */
final class PlainReview implements AutoCloseable {
  private final Rulebook rulebook;
  private final RuleEngine engine;
  private final RuleEngine.Session session;
  private final List<FoundAlert> found = new ArrayList<>();
  private final NavigableMap<String, NavigableSet<Instant>> heard = new TreeMap<>();
  private int rejected;
  private int refused;

  PlainReview(RulebookBundle bundle) throws RulebookException {
    rulebook = RulebookLoader.load(bundle);
    engine = RuleEngine.compile(rulebook);
    session = engine.newSession();
  }

  @Override
  public void close() {
    session.close();
    engine.close();
  }

  /** How many lines of the county last reviewed were no events. */
  int rejected() {
    return rejected;
  }

  /** How many came from a feed that may not speak for their place. */
  int refused() {
    return refused;
  }

  /** What is found, beside what was planted. */
  Comparison compare(GeneratedCounty county) {
    found.clear();
    heard.clear();
    rejected = 0;
    refused = 0;
    review(county);
    return Comparison.of(county.truth(), found);
  }

  private void review(GeneratedCounty county) {
    CaseReviewer cases = new CaseReviewer(rulebook, session);
    Map<String, List<CaseIntake>> groups = new TreeMap<>();
    for (Map.Entry<String, EventLog> log : logs(county).entrySet()) {
      CaseFile file = CaseFile.fold(log.getKey(), log.getValue().events());
      keep("CASE", file.caseId(), cases.review(file), county.asOf());
      CaseIntake intake = cases.intake(file);
      if (intake != null) {
        String key = CaseIntake.applicantOf(file) + "\n" + intake.item();
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(intake);
      }
    }
    IntakeReviewer intakes = new IntakeReviewer(rulebook, session);
    for (List<CaseIntake> group : groups.values()) {
      for (CaseIntake later : group) {
        keep("CASE", later.caseId(), intakes.review(later, group), county.asOf());
      }
    }
    reviewFeeds(county);
    CalendarReviewer calendars = new CalendarReviewer(rulebook, session);
    for (String region : calendars.regions()) {
      keep("REGION", region, calendars.review(region), county.asOf());
    }
  }

  private Map<String, EventLog> logs(GeneratedCounty county) {
    Map<String, EventLog> logs = new LinkedHashMap<>();
    CaseEventReader reader = new CaseEventReader();
    for (String line : county.lines()) {
      try {
        CaseEvent event = reader.read(line.getBytes(StandardCharsets.UTF_8));
        if (event.knownAt().isAfter(county.asOf())) {
          continue;
        }
        if (!maySpeak(event)) {
          refused++;
          continue;
        }
        heard
            .computeIfAbsent(String.valueOf(event.source()), s -> new TreeSet<>())
            .add(event.knownAt());
        if (event.caseId() != null) {
          logs.computeIfAbsent(event.caseId(), id -> new EventLog(new ArrayList<>())).add(event);
        }
      } catch (RejectedEventException e) {
        rejected++;
      }
    }
    return logs;
  }

  private boolean maySpeak(CaseEvent event) {
    Feeds.Feed feed = rulebook.feeds().of(event.source());
    String centre = event.where().centre();
    return feed == null || centre == null || feed.centres().contains(centre);
  }

  private void reviewFeeds(GeneratedCounty county) {
    FeedReviewer feeds = new FeedReviewer(rulebook, session);
    heard.forEach(
        (source, instants) -> {
          List<VerdictLine> latest = List.of();
          for (Instant each : instants) {
            List<VerdictLine> lines = feeds.review(source, each, instants.higher(each));
            latest = anythingBy(lines, county.asOf()) ? lines : latest;
          }
          keep("FEED", source, latest, county.asOf());
        });
  }

  private static boolean anythingBy(List<VerdictLine> lines, Instant asOf) {
    return lines.stream().anyMatch(line -> !line.line().upTo(asOf).isEmpty());
  }

  private void keep(String kind, String id, List<VerdictLine> lines, Instant asOf) {
    for (VerdictLine line : lines) {
      Line visible = line.line().upTo(asOf);
      Standing standing = Standing.of(visible);
      if (standing != null) {
        found.add(
            new FoundAlert(
                "",
                new AlertFacts(
                    line.rule(),
                    kind,
                    id,
                    line.about(),
                    standing.level().name(),
                    standing.active() ? "ACTIVE" : "ENDED",
                    standing.from(),
                    standing.until())));
      }
    }
  }
}
