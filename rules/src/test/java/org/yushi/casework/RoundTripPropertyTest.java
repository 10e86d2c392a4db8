package org.yushi.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was written is read back as it was, in whatever zone it was written. */
class RoundTripPropertyTest {
  private static final Arbitrary<String> TEXT =
      Arbitraries.strings()
          .withChars("abcXYZ019 -\"\\\n\t{}[],:'é事项超期")
          .withChars('\u0001', '\u2028')
          .ofMinLength(1)
          .ofMaxLength(14)
          .filter(text -> !text.isBlank());
  private static final Arbitrary<Instant> TIME =
      Arbitraries.longs()
          .between(
              Instant.parse("1990-01-01T00:00:00Z").toEpochMilli(),
              Instant.parse("2100-12-31T23:59:59.999Z").toEpochMilli())
          .map(Instant::ofEpochMilli);
  private static final Arbitrary<DayOrInstant> DAY_OR_TIME =
      Arbitraries.oneOf(
          TIME.map(DayOrInstant::of),
          Arbitraries.longs()
              .between(
                  LocalDate.of(1990, 1, 1).toEpochDay(), LocalDate.of(2100, 12, 31).toEpochDay())
              .map(day -> DayOrInstant.of(LocalDate.ofEpochDay(day))));

  private static <T> Arbitrary<T> maybe(Arbitrary<T> some) {
    return some.injectNull(0.4);
  }

  @Provide
  Arbitrary<CaseEvent> caseEvents() {
    Arbitrary<Where> where =
        Combinators.combine(
                maybe(TEXT),
                maybe(TEXT),
                TEXT,
                maybe(Arbitraries.of(Place.class)),
                maybe(TEXT),
                maybe(TEXT))
            .as(Where::new);
    Arbitrary<Details> stops =
        Combinators.combine(
                maybe(Arbitraries.of(StepKind.class)),
                maybe(TEXT),
                maybe(TEXT),
                maybe(TEXT),
                maybe(DAY_OR_TIME),
                maybe(Arbitraries.integers().between(0, 10_000)),
                maybe(TEXT),
                maybe(TIME))
            .as(
                (kind, end, ground, notice, declared, days, approver, requested) ->
                    new Details(
                        kind,
                        end,
                        ground,
                        notice,
                        declared,
                        days,
                        approver,
                        requested,
                        approver,
                        days == null ? null : 7L * days,
                        days == null ? null : 1 + days % 5));
    Arbitrary<Correction> corrections =
        Combinators.combine(TEXT, Arbitraries.of(true, false), maybe(TIME)).as(Correction::new);
    Arbitrary<CaseEvent> plain =
        Combinators.combine(
                TEXT,
                Arbitraries.of(EventType.class).filter(type -> type != EventType.CORRECTED),
                TIME,
                maybe(TIME),
                Arbitraries.longs().between(0, Long.MAX_VALUE),
                where,
                maybe(DAY_OR_TIME),
                stops)
            .as(
                (id, type, at, known, seq, place, promised, details) ->
                    new CaseEvent(
                        id, "c" + id, type, at, known, "s", seq, id, place, id, id, null, promised,
                        details, null));
    return Arbitraries.oneOf(
        plain,
        Combinators.combine(plain, corrections)
            .as(
                (event, correction) ->
                    new CaseEvent(
                        event.eventId(),
                        event.caseId(),
                        EventType.CORRECTED,
                        event.occurredAt(),
                        event.ingestedAt(),
                        event.source(),
                        event.sourceSeq(),
                        event.item(),
                        event.where(),
                        event.applicant(),
                        null,
                        event.matter(),
                        event.promisedBy(),
                        event.details(),
                        correction)));
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadBack(@ForAll("caseEvents") CaseEvent event) throws Exception {
    for (String zone : new String[] {"Asia/Shanghai", "UTC", "America/St_Johns"}) {
      String line = new CaseEventWriter(ZoneId.of(zone)).write(event);

      assertThat(line).doesNotContain("\n");
      assertThat(new CaseEventReader().read(line.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(event);
    }
  }
}
