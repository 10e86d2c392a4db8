package org.yushi.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.CaseEventReader;
import org.yushi.casework.CaseFile;
import org.yushi.casework.EventLog;
import org.yushi.casework.RejectedEventException;
import org.yushi.rulebook.Problem;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/**
 * Runs the cases that stand beside the rules (given / finds), and those of the rulebook itself.
 *
 * <p>{@code rules/RULE/cases.yaml} is run in the laboratory ({@code cases/}), {@code cases.yaml}
 * with the rulebook as it is. Format: docs/reference/rulebook.md.
 */
public final class RuleCases {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern OF_RULE = Pattern.compile("rules/([a-z0-9-]+)/cases\\.yaml");
  private static final List<String> TIMES =
      List.of(
          "occurredAt",
          "ingestedAt",
          "promisedBy",
          "declaredEnd",
          "requestedAt",
          "amendedOccurredAt");
  private static final Map<String, String> SHORT =
      Map.of("at", "occurredAt", "known", "ingestedAt", "case", "caseId", "id", "eventId");

  private final CaseReviewer cases;
  private final IntakeReviewer intakes;
  private final CalendarReviewer calendars;
  private final FeedReviewer feeds;
  private final ZoneId zone;

  private RuleCases(Rulebook rulebook, RuleEngine.Session session) {
    this.cases = new CaseReviewer(rulebook, session);
    this.intakes = new IntakeReviewer(rulebook, session);
    this.calendars = new CalendarReviewer(rulebook, session);
    this.feeds = new FeedReviewer(rulebook, session);
    this.zone = rulebook.calendars().of(null, null).zone();
  }

  /**
   * How one case went.
   *
   * @param file file of the case
   * @param name what it says
   * @param difference what was expected and what was found instead, empty if it passed
   */
  public record Outcome(String file, String name, String difference) {
    /** Whether it went as expected. */
    public boolean passed() {
      return difference.isEmpty();
    }
  }

  /**
   * Runs all cases of a rulebook.
   *
   * @throws RulebookException if the rulebook, or its laboratory, cannot be loaded or compiled
   */
  public static List<Outcome> run(RulebookBundle bundle) throws RulebookException {
    List<Outcome> outcomes = new ArrayList<>();
    try {
      runIn(bundle.laboratory(), true, outcomes);
    } catch (RulebookException e) {
      throw new RulebookException(inLaboratory(bundle, e.problems()));
    }
    runIn(bundle, false, outcomes);
    return outcomes;
  }

  /** In the laboratory files under {@code cases/} lie over those of the rulebook. */
  private static List<Problem> inLaboratory(RulebookBundle bundle, List<Problem> problems) {
    return problems.stream()
        .map(
            problem -> {
              String over = "cases/" + problem.file();
              return bundle.files().containsKey(over)
                  ? new Problem(over, problem.line(), problem.reason())
                  : problem;
            })
        .toList();
  }

  private static void runIn(RulebookBundle bundle, boolean ofRules, List<Outcome> outcomes)
      throws RulebookException {
    Rulebook rulebook = RulebookLoader.load(bundle);
    try (RuleEngine engine = RuleEngine.compile(rulebook);
        RuleEngine.Session session = engine.newSession()) {
      RuleCases runner = new RuleCases(rulebook, session);
      for (String file : bundle.files().keySet()) {
        Matcher matcher = OF_RULE.matcher(file);
        boolean mine = ofRules ? matcher.matches() : file.equals("cases.yaml");
        String text = bundle.text(file);
        if (mine && text != null) {
          runner.runFile(file, ofRules ? matcher.group(1) : "", text, outcomes);
        }
      }
    }
  }

  private void runFile(String file, String rule, String text, List<Outcome> outcomes) {
    try {
      JsonNode all = YAML.readTree(text);
      for (JsonNode each : all) {
        String name = each.path("case").asText("(no name)");
        outcomes.add(new Outcome(file, name, difference(rule, each)));
      }
    } catch (JsonProcessingException e) {
      outcomes.add(new Outcome(file, "the file", "expected YAML: " + e.getOriginalMessage()));
    }
  }

  private String difference(String defaultRule, JsonNode given) {
    try {
      Instant asOf = instant(given.path("asOf").asText());
      String rule = given.path("rule").asText(defaultRule);
      List<Map<String, String>> found = found(rule, given.path("given"), asOf);
      List<String> missing = new ArrayList<>();
      for (JsonNode expected : given.path("finds")) {
        Iterator<Map<String, String>> left = found.iterator();
        boolean matched = false;
        while (left.hasNext() && !matched) {
          matched = matches(expected, left.next());
          if (matched) {
            left.remove();
          }
        }
        if (!matched) {
          missing.add(expected.toString());
        }
      }
      return (missing.isEmpty() ? "" : "expected " + missing + " ")
          + (found.isEmpty() ? "" : "found " + found);
    } catch (RejectedEventException | RuntimeException e) {
      return "cannot be run: " + e.getMessage();
    }
  }

  private boolean matches(JsonNode expected, Map<String, String> found) {
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      String wanted = field.getValue().asText();
      String is = found.getOrDefault(field.getKey(), "");
      boolean bothTimes = isTime(field.getKey()) && !wanted.isEmpty() && !is.isEmpty();
      boolean same = bothTimes ? instant(wanted).equals(Instant.parse(is)) : wanted.equals(is);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTime(String field) {
    return List.of("from", "since", "until", "dueAt", "statutoryAt").contains(field);
  }

  private List<Map<String, String>> found(String rule, JsonNode given, Instant asOf)
      throws RejectedEventException {
    Map<String, EventLog> logs = new LinkedHashMap<>();
    Map<String, NavigableSet<Instant>> heard = new TreeMap<>();
    CaseEventReader reader = new CaseEventReader();
    int number = 0;
    for (JsonNode each : given) {
      CaseEvent event = reader.read(json(each, ++number));
      if (!event.knownAt().isAfter(asOf) && !event.occurredAt().isAfter(asOf)) {
        String caseId = event.caseId() == null ? "" : event.caseId();
        logs.computeIfAbsent(caseId, id -> new EventLog(new ArrayList<>())).add(event);
        heard
            .computeIfAbsent(String.valueOf(event.source()), s -> new TreeSet<>())
            .add(event.knownAt());
      }
    }
    List<Map<String, String>> found = new ArrayList<>();
    Map<String, List<CaseIntake>> groups = new TreeMap<>();
    logs.forEach(
        (caseId, log) -> {
          CaseFile file = CaseFile.fold(caseId, log.events());
          for (VerdictLine line : visible(rule, cases.review(file), asOf)) {
            found.add(fields(cases.verdict(file, line)));
          }
          CaseIntake intake = cases.intake(file);
          String applicant = CaseIntake.applicantOf(file);
          if (intake != null && applicant != null) {
            groups
                .computeIfAbsent(applicant + '\n' + intake.item(), key -> new ArrayList<>())
                .add(intake);
          }
        });
    for (List<CaseIntake> group : groups.values()) {
      Map<String, CaseIntake> byCase = new TreeMap<>();
      group.forEach(intake -> byCase.put(intake.caseId(), intake));
      for (CaseIntake later : group) {
        for (VerdictLine line : visible(rule, intakes.review(later, group), asOf)) {
          found.add(fields(intakes.verdict(later, line, byCase)));
        }
      }
    }
    for (String region : calendars.regions()) {
      for (VerdictLine line : visible(rule, calendars.review(region), asOf)) {
        found.add(fields(calendars.verdict(region, line)));
      }
    }
    heard.forEach(
        (source, times) -> {
          for (VerdictLine line : lastSilence(rule, source, times, asOf)) {
            found.add(fields(feeds.verdict(source, line)));
          }
        });
    return found;
  }

  private List<VerdictLine> lastSilence(
      String rule, String source, NavigableSet<Instant> heard, Instant asOf) {
    List<VerdictLine> last = List.of();
    for (Instant at : heard) {
      List<VerdictLine> lines = visible(rule, feeds.review(source, at, heard.higher(at)), asOf);
      last = lines.isEmpty() ? last : lines;
    }
    return last;
  }

  private static List<VerdictLine> visible(String rule, List<VerdictLine> lines, Instant asOf) {
    List<VerdictLine> visible = new ArrayList<>();
    for (VerdictLine line : lines) {
      Line cut = line.line().upTo(asOf);
      if (line.rule().equals(rule) && !cut.isEmpty()) {
        visible.add(line.cutTo(cut));
      }
    }
    return visible;
  }

  private static Map<String, String> fields(Verdict verdict) {
    Map<String, String> fields = new TreeMap<>();
    Standing standing = Standing.of(verdict.line());
    if (standing != null) {
      fields.put("status", standing.active() ? "ACTIVE" : "ENDED");
      fields.put("level", standing.level().name());
      fields.put("from", standing.from().toString());
      fields.put("since", standing.since().toString());
      put(fields, "until", standing.until());
    }
    List<String> grades = new ArrayList<>();
    verdict.line().steps().forEach(step -> grades.add(step.grade() == null ? "-" : step.grade()));
    fields.put("line", String.join(" ", grades));
    fields.put("subject", verdict.subject().id());
    fields.put("about", verdict.about());
    put(fields, "dueAt", verdict.dueAt());
    put(fields, "statutoryAt", verdict.statutoryAt());
    fields.put("facts", String.join(" ", verdict.evidence().facts()));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private byte[] json(JsonNode given, int number) {
    ObjectNode event = YAML.createObjectNode();
    event.put("eventId", "e" + number);
    event.put("caseId", "case");
    event.put("source", "centre");
    given
        .properties()
        .forEach(
            field -> {
              String name = SHORT.getOrDefault(field.getKey(), field.getKey());
              JsonNode value = field.getValue();
              event.set(
                  name,
                  TIMES.contains(name) && value.asText().length() > 10
                      ? event.textNode(
                          instant(value.asText()).atZone(zone).toOffsetDateTime().toString())
                      : value);
            });
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A local time of the rulebook's default office, or an instant with offset. */
  private Instant instant(String text) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return OffsetDateTime.parse(text).toInstant();
    }
  }
}
