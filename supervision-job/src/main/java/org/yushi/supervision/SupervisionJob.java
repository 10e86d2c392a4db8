package org.yushi.supervision;

import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.Silence;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.CaseEvent;
import org.yushi.casework.EventType;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.ThreadInput.ReceivedAct;

/** The stream, from raw records to alerts. The picture of the README in the same words. */
public final class SupervisionJob {
  /** The station through which every record comes. */
  public static final String INTAKE = "intake";

  /** The station of cases, whose clock is that of deadlines. */
  public static final String CASE_REVIEW = "case-review";

  /** The station of intakes. */
  public static final String INTAKE_REVIEW = "intake-review";

  /** The last station. */
  public static final String ALERT_LIFECYCLE = "alert-lifecycle";

  private static final TypeInformation<VerdictChange> CHANGE =
      TypeInformation.of(VerdictChange.class);
  private static final TypeInformation<AlertRevision> REVISION =
      TypeInformation.of(AlertRevision.class);
  private static final String CALENDARS = "calendars";

  private SupervisionJob() {}

  /**
   * Wires the stations.
   *
   * @param records raw case events; their uid and their clock are the caller's
   * @param actions raw records of what people did about alerts, likewise; or null if nobody did
   *     anything
   * @param payloadClock how time passes over decoded events where the records have no clock of
   *     their own (files), else null
   * @param rulebooks which rulebook is in force when
   * @param asOf nothing after it happens
   */
  public static void define(
      StreamExecutionEnvironment env,
      DataStream<RawRecord> records,
      @Nullable DataStream<RawRecord> actions,
      @Nullable WatermarkStrategy<CaseEvent> payloadClock,
      RulebookSchedule rulebooks,
      Instant asOf,
      Outlets outlets) {
    var intake = named(INTAKE, records.process(new Intake(rulebooks, asOf)));
    var events =
        payloadClock == null
            ? intake
            : named("clock", intake.assignTimestampsAndWatermarks(payloadClock));

    var heard = named("listening", events.flatMap(new Listening(rulebooks)));
    var feedReview =
        plain("feed-review", heard, FeedHeard::source, new FeedReview(rulebooks, asOf), CHANGE);
    var silences = feedReview.getSideOutput(FeedReview.SILENCES).broadcast();

    var ofCases = named("of-cases", events.filter(SupervisionJob::isOfCase));
    var caseReview =
        gated(
            CASE_REVIEW,
            ofCases,
            CaseEvent::caseId,
            silences,
            new CaseReview(rulebooks, asOf, outlets));

    var intakes = caseReview.getSideOutput(CaseReview.INTAKES);
    var intakeReview =
        gated(
            INTAKE_REVIEW, intakes, IntakeUpsert::key, silences, new IntakeReview(rulebooks, asOf));

    var start = calendars(env, events);
    var calendarReview =
        plain("calendar-review", start, key -> key, new CalendarReview(rulebooks, asOf), CHANGE);

    var changes = caseReview.union(intakeReview, calendarReview, feedReview);
    var acts =
        named("acts", (actions == null ? nothing(records) : actions).process(new ActIntake(asOf)));
    var alerts = lifecycle(changes, payloadClock == null ? acts : timed(acts), asOf);

    sink("alerts", alerts, outlets.alerts());
    if (outlets.forecasts() != null) {
      sink("forecasts", caseReview.getSideOutput(CaseReview.FORECASTS), outlets.forecasts());
    }
    if (outlets.contributions() != null) {
      var findings = named("findings", events.filter(PatrolReview::isFinding));
      var patrolReview =
          plain(
              "patrol-review",
              findings,
              CaseEvent::eventId,
              new PatrolReview(rulebooks, asOf),
              TypeInformation.of(ContributionUpdate.class));
      sink(
          "contributions",
          caseReview.getSideOutput(CaseReview.CONTRIBUTIONS).union(patrolReview),
          outlets.contributions());
    }
    sink(
        "rejected",
        intake
            .getSideOutput(Intake.REJECTED)
            .union(
                caseReview.getSideOutput(CaseReview.REJECTED),
                intakeReview.getSideOutput(IntakeReview.REJECTED),
                acts.getSideOutput(ActIntake.REJECTED),
                alerts.getSideOutput(AlertLifecycle.REJECTED)),
        outlets.rejected());
    var counts =
        named(
            "feed-counts",
            intake
                .getSideOutput(Intake.COUNTS)
                .union(caseReview.getSideOutput(CaseReview.COUNTS))
                .keyBy(FeedCount::source, Types.STRING)
                .transform("feed-counts", TypeInformation.of(FeedCount.class), new FeedCounts()));
    for (int i = 0; i < outlets.counts().size(); i++) {
      sink(i == 0 ? "counts" : "counts-" + i, counts, outlets.counts().get(i));
    }
  }

  private static boolean isOfCase(CaseEvent event) {
    return event.type().subject() == EventType.Subject.CASE;
  }

  /** One record that starts the watch over the calendars; its clock is that of the events. */
  private static DataStream<String> calendars(
      StreamExecutionEnvironment env, DataStream<CaseEvent> events) {
    DataStream<String> start =
        named(
            "calendars-clock",
            named(CALENDARS, env.fromData(Types.STRING, CALENDARS))
                .assignTimestampsAndWatermarks(
                    WatermarkStrategy.<String>forMonotonousTimestamps()
                        .withTimestampAssigner((record, time) -> 0L)));
    DataStream<String> onlyTime =
        named("only-time", events.<String>flatMap((event, out) -> {}).returns(Types.STRING));
    return start.union(onlyTime);
  }

  private static <I, O> SingleOutputStreamOperator<O> plain(
      String name,
      DataStream<I> in,
      KeySelector<I, String> key,
      PlainStation<I, ?, O> station,
      TypeInformation<O> out) {
    return named(name, in.keyBy(key, Types.STRING).transform(name, out, station));
  }

  private static <I> SingleOutputStreamOperator<VerdictChange> gated(
      String name,
      DataStream<I> in,
      KeySelector<I, String> key,
      DataStream<Silence> silences,
      GatedStation<I, ?, VerdictChange> station) {
    return named(
        name, in.keyBy(key, Types.STRING).connect(silences).transform(name, CHANGE, station));
  }

  private static DataStream<RawRecord> nothing(DataStream<RawRecord> records) {
    return named("no-acts", records.filter(record -> false));
  }

  private static DataStream<ReceivedAct> timed(DataStream<ReceivedAct> acts) {
    return named(
        "acts-clock",
        acts.assignTimestampsAndWatermarks(
            WatermarkStrategy.<ReceivedAct>forMonotonousTimestamps()
                .withTimestampAssigner((act, time) -> act.act().at().toEpochMilli())));
  }

  private static SingleOutputStreamOperator<AlertRevision> lifecycle(
      DataStream<VerdictChange> changes, DataStream<ReceivedAct> acts, Instant asOf) {
    return named(
        ALERT_LIFECYCLE,
        changes
            .keyBy(VerdictChange::alertId, Types.STRING)
            .connect(acts.keyBy(ReceivedAct::alertId, Types.STRING))
            .transform(ALERT_LIFECYCLE, REVISION, new AlertLifecycle(asOf)));
  }

  private static <T> void sink(String name, DataStream<T> results, Sink<T> sink) {
    results.sinkTo(sink).uid(name).name(name);
  }

  private static <T> SingleOutputStreamOperator<T> named(
      String name, SingleOutputStreamOperator<T> station) {
    return station.uid(name).name(name);
  }
}
