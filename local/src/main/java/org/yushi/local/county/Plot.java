package org.yushi.local.county;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.CaseEvent;

/** Takes down one telling of a scenario: its cases, and the alerts that they must lead to. */
final class Plot {
  static final String YELLOW = "YELLOW";
  static final String RED = "RED";
  static final String NOTICE = "NOTICE";

  /** The last day on which a story begins that may go on for sixty days. */
  static final int LAST_DAY = 135;

  private static final int LAST_DAY_OF_ORDINARY = 155;
  private static final int LAST_DAY_ON_THE_SPOT = 190;

  private final Scenario scenario;
  private final Register register;
  private final List<Silence> silences;
  private final Random random;
  private final List<CaseScript> cases = new ArrayList<>();
  private final List<CaseEvent> refused = new ArrayList<>();
  private final List<PlantedAlert> truth = new ArrayList<>();
  private final List<NeverRaised> never = new ArrayList<>();

  Plot(Scenario scenario, Register register, List<Silence> silences, Random random) {
    this.scenario = scenario;
    this.register = register;
    this.silences = silences;
    this.random = random;
  }

  /** The times in which feeds are cut off. */
  List<Silence> silences() {
    return silences;
  }

  List<CaseScript> cases() {
    return cases;
  }

  /** Events that a feed sends without being allowed to. */
  List<CaseEvent> refused() {
    return refused;
  }

  List<PlantedAlert> truth() {
    return truth;
  }

  /** What must not be said at any time. */
  List<NeverRaised> never() {
    return never;
  }

  /** Whether an excuse would arrive too late because its feed is cut off. */
  boolean losesAnExcuse() {
    return cases.stream()
        .flatMap(script -> script.events().stream())
        .filter(event -> CaseScript.isExcuse(event.type()))
        .anyMatch(event -> silences.stream().anyMatch(silence -> silence.swallows(event)));
  }

  /** A whole number from one bound to another, both included. */
  int number(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance() {
    return random.nextBoolean();
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** Any item with a limit in office days. */
  Service limited() {
    return number(1, 6) == 1 ? oneOf(Service.PARALLEL) : promised();
  }

  /** Any promised item with a limit in office days. */
  Service promised() {
    return oneOf(Service.PROMISED);
  }

  /** A promised item of at least ten office days. */
  Service promisedLong() {
    return number(1, 4) == 1 ? Service.LOW_INCOME : oneOf(Service.LONG);
  }

  /** A promised item of at least five office days. */
  Service promisedFiveOrMore() {
    Service service = promised();
    return service.promised() >= 5 ? service : promisedLong();
  }

  /** A feed reports an event although it may not speak for the place that the event names. */
  void refuse(CaseEvent event) {
    refused.add(event);
  }

  /** Some time of some day, early enough that the rest of the story has room. */
  DeskTime someTime() {
    return timeOn(number(0, scenario.isOrdinary() ? LAST_DAY_OF_ORDINARY : LAST_DAY));
  }

  /** Some time of some day, for a story of an hour. */
  DeskTime anyTime() {
    return timeOn(number(0, LAST_DAY_ON_THE_SPOT));
  }

  /** Some time in the office hours of a day, not too near their ends. */
  DeskTime timeOn(int day) {
    return new DeskTime(day, number(9 * 60 + 40, 16 * 60));
  }

  /** Some time between two others, the first being a close of office. */
  DeskTime between(DeskTime close, DeskTime due) {
    return timeOn(number(close.day() + 1, due.day()));
  }

  CaseScript open(Service service, Desk desk) {
    return open(service, desk, register.nextApplicant());
  }

  CaseScript open(Service service, Desk desk, String applicant) {
    CaseScript script = new CaseScript(register.nextCase(), service, desk, applicant, random);
    cases.add(script);
    return script;
  }

  /** A case that was received and accepted, at some time, where its item belongs. */
  CaseScript accepted(Service service) {
    return accepted(service, service.desk(), someTime());
  }

  CaseScript accepted(Service service, Desk desk, DeskTime at) {
    return open(service, desk).received(at.minutesLater(-number(2, 25))).accepted(at);
  }

  /** A case that somebody began to handle soon after it was accepted. */
  CaseScript handled(Service service) {
    return handled(service, service.desk(), someTime());
  }

  CaseScript handled(Service service, Desk desk, DeskTime accepted) {
    CaseScript script = accepted(service, desk, accepted);
    return script.handled(accepted.minutesLater(number(5, 50)));
  }

  /** Decides a case before any date comes near. */
  DeskTime decidedQuietly(CaseScript script) {
    DeskTime decided = timeOn(number(script.acceptedAt().day() + 1, script.dueSoon().day()));
    script.decided(decided);
    return decided;
  }

  /** The rule must say this of the case, and it is over. */
  void ended(String rule, CaseScript script, String level, Instant from, Instant until) {
    expect(rule, script, "", level, from, until);
  }

  /** The rule must say this of the case, and it goes on. */
  void active(String rule, CaseScript script, String level, Instant from) {
    expect(rule, script, "", level, from, null);
  }

  /** The rule must say this of a thing in the case. */
  void expect(
      String rule,
      CaseScript script,
      String about,
      String level,
      Instant from,
      @Nullable Instant until) {
    expect("CASE", rule, script.caseId(), about, level, from, until);
  }

  /** The rule must say this of a region, and it goes on. */
  void activeInRegion(String rule, String region, String about, String level, Instant from) {
    expect("REGION", rule, region, about, level, from, null);
  }

  /** The rule must say this of a feed, and it is over. */
  void endedOfFeed(String rule, Feed feed, String level, Instant from, Instant until) {
    expect("FEED", rule, feed.source(), "", level, from, until);
  }

  /** The rule must not say this of the case at any time, not even to take it back later. */
  void never(String rule, CaseScript script, String level) {
    never.add(new NeverRaised(scenario.wording(), rule, "CASE", script.caseId(), "", level));
  }

  private void expect(
      String kind,
      String rule,
      String id,
      String about,
      String level,
      Instant from,
      @Nullable Instant until) {
    String status = until == null ? "ACTIVE" : "ENDED";
    truth.add(
        new PlantedAlert(
            scenario.wording(), new AlertFacts(rule, kind, id, about, level, status, from, until)));
  }
}
