package org.yushi.supervision;

import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.CaseEvent;
import org.yushi.rulebook.RulebookBundle;

/** The stream, from raw records to alerts. The picture of the README in the same words. */
public final class SupervisionJob {
  private SupervisionJob() {}

  /**
   * Wires the stations.
   *
   * @param records raw case events; their uid is the caller's
   * @param clock how supervision time passes over decoded events
   * @param rulebook the rulebook in force
   * @param regions regions whose calendars are watched
   * @param asOf nothing after it happens
   */
  public static void define(
      StreamExecutionEnvironment env,
      DataStream<RawRecord> records,
      WatermarkStrategy<CaseEvent> clock,
      RulebookBundle rulebook,
      List<String> regions,
      Instant asOf,
      Outlets outlets) {
    var intake = named(records.process(new Intake(asOf)), "intake");

    var caseReview =
        named(
            named(intake.assignTimestampsAndWatermarks(clock), "clock")
                .keyBy(CaseEvent::caseId, Types.STRING)
                .process(new CaseReview(rulebook, asOf)),
            "case-review");

    var intakeReview =
        named(
            caseReview
                .getSideOutput(CaseReview.INTAKES)
                .keyBy(IntakeUpsert::key, Types.STRING)
                .process(new IntakeReview(rulebook, asOf)),
            "intake-review");

    var alerts =
        named(
            caseReview
                .union(intakeReview, calendarReview(env, rulebook, regions, asOf))
                .keyBy(VerdictChange::alertId, Types.STRING)
                .process(new AlertLifecycle(asOf)),
            "alert-lifecycle");

    sink(alerts, outlets);
    intake
        .getSideOutput(Intake.REJECTED)
        .union(caseReview.getSideOutput(CaseReview.REJECTED))
        .sinkTo(outlets.rejected())
        .uid("rejected")
        .name("rejected");
    named(
            intake
                .getSideOutput(Intake.COUNTS)
                .union(caseReview.getSideOutput(CaseReview.COUNTS))
                .keyBy(FeedCount::source, Types.STRING)
                .reduce(FeedCount::plus),
            "feed-counts")
        .sinkTo(outlets.counts())
        .uid("counts")
        .name("counts");
  }

  private static DataStream<VerdictChange> calendarReview(
      StreamExecutionEnvironment env, RulebookBundle rulebook, List<String> regions, Instant asOf) {
    WatermarkStrategy<String> first =
        WatermarkStrategy.<String>forMonotonousTimestamps()
            .withTimestampAssigner((region, time) -> 0L);
    return named(
        named(
                named(env.fromData(Types.STRING, regions.toArray(String[]::new)), "calendars")
                    .assignTimestampsAndWatermarks(first),
                "calendar-clock")
            .keyBy(region -> region, Types.STRING)
            .process(new CalendarReview(rulebook, asOf)),
        "calendar-review");
  }

  private static void sink(DataStream<AlertRevision> alerts, Outlets outlets) {
    alerts.sinkTo(outlets.alerts()).uid("alerts").name("alerts");
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> station, String name) {
    return station.uid(name).name(name);
  }
}
