package org.yushi.local.county;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.yushi.casework.CaseEvent;

/**
 * Generates a county's log from a seed, and the alerts that must be found in it. The same seed
 * gives the same log, byte for byte. Every scenario occurs at least once, however few cases are
 * asked for.
 */
public final class CountyGenerator {
  /** The instant for which the truth holds: next year's calendar is due and not published. */
  public static final Instant AS_OF = Instant.parse("2026-12-14T16:00:00Z");

  /** The county's offset; China has no summer time. */
  public static final ZoneOffset OFFSET = DeskTime.OFFSET;

  private static final int ORDINARY_IN_A_HUNDRED = 85;

  private final long seed;
  private final int cases;

  /**
   * A generator.
   *
   * @param seed what decides everything
   * @param cases how many cases to write, at the least
   */
  public CountyGenerator(long seed, int cases) {
    this.seed = seed;
    this.cases = cases;
  }

  /** Every rule's scenarios, without the ordinary cases. */
  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(OverdueScenarios.all());
    all.addAll(RecordScenarios.all());
    all.addAll(SameDayScenarios.all());
    all.addAll(DeemedAcceptanceScenarios.all());
    all.addAll(RegistrationOnlyScenarios.all());
    all.addAll(OffCentreScenarios.all());
    all.addAll(DualIntakeScenarios.all());
    all.addAll(UnlistedScenarios.all());
    all.addAll(FeedScenarios.all());
    return all;
  }

  /** Generates the county. */
  public GeneratedCounty generate() {
    Random random = new Random(seed);
    Register register = new Register(random);
    List<Silence> silences = Silence.of(random);
    List<CaseEvent> events = new ArrayList<>();
    List<CaseEvent> refused = new ArrayList<>();
    List<PlantedAlert> truth = new ArrayList<>();
    List<NeverRaised> never = new ArrayList<>();
    List<PlantedCase> planted = new ArrayList<>();
    for (Scenario scenario : playbill(random)) {
      Plot plot = told(scenario, () -> new Plot(scenario, register, silences, random));
      truth.addAll(plot.truth());
      never.addAll(plot.never());
      refused.addAll(plot.refused());
      for (CaseScript script : plot.cases()) {
        events.addAll(script.events());
        planted.add(
            new PlantedCase(
                script.caseId(), scenario.rule(), scenario.exception(), scenario.wording()));
      }
    }
    CountyLog log = CountyLog.of(events, refused, silences, random);
    return new GeneratedCounty(
        seed,
        log.events(),
        log.lines(),
        log.broken(),
        log.refused(),
        List.copyOf(truth),
        List.copyOf(never),
        List.copyOf(planted),
        AS_OF);
  }

  /** A story whose excuse would be lost with a feed that is cut off is told anew. */
  private static Plot told(Scenario scenario, Supplier<Plot> begun) {
    Plot plot;
    do {
      plot = begun.get();
      scenario.plant().accept(plot);
    } while (plot.losesAnExcuse());
    return plot;
  }

  /** Which scenarios are told, in which order: all once, then mostly ordinary cases. */
  private List<Scenario> playbill(Random random) {
    List<Scenario> scenarios = scenarios();
    List<Scenario> ordinary = OrdinaryScenarios.all();
    List<Scenario> playbill = new ArrayList<>(scenarios);
    playbill.addAll(ordinary);
    playbill.addAll(CalendarScenario.all());
    playbill.addAll(FeedScenarios.ofSilences());
    while (playbill.size() < cases) {
      List<Scenario> from = random.nextInt(100) < ORDINARY_IN_A_HUNDRED ? ordinary : scenarios;
      playbill.add(from.get(random.nextInt(from.size())));
    }
    Collections.shuffle(playbill, random);
    return playbill;
  }
}
