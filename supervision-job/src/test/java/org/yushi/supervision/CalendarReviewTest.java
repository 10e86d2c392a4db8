package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yushi.supervision.Events.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.alert.Reason;
import org.yushi.alert.VerdictChange;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.verdict.Standing;

/** The shipped calendar is published to the end of 2026; the notice is due on 1 December. */
class CalendarReviewTest {
  private static final Instant LONG_AFTER = at("2028-01-01T00:00");

  @TempDir Path folder;
  private KeyedOneInputStreamOperatorTestHarness<String, String, VerdictChange> station;

  private static RulebookSchedule county() throws Exception {
    return RulebookSchedule.always(RulebookBundle.shipped("county"));
  }

  private RulebookBundle withNextYear() throws Exception {
    Path calendars = Files.createDirectories(folder.resolve("calendars"));
    Files.writeString(folder.resolve("rulebook.yaml"), "name: next\nbasedOn: county\n");
    String published =
        String.valueOf(RulebookBundle.shipped("county").text("calendars/published.csv"));
    Files.writeString(
        calendars.resolve("published.csv"),
        published + "CN,2027-01-01,2027-12-31,MON-FRI,made for this test\n");
    return RulebookBundle.read(folder);
  }

  private void open(RulebookSchedule rulebooks) throws Exception {
    station =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CalendarReview(rulebooks, LONG_AFTER), key -> key, Types.STRING);
    station.open();
    station.processElement("calendars", 0);
  }

  @AfterEach
  void closeTheStation() throws Exception {
    station.close();
  }

  private void passes(String time) throws Exception {
    station.processWatermark(new Watermark(at(time).toEpochMilli()));
  }

  private List<String> said() {
    return station.extractOutputValues().stream()
        .map(
            change ->
                change.verdict().about()
                    + (Standing.of(change.verdict().line()).active() ? " is" : " was")
                    + " not published, known "
                    + change.at().atZone(Events.ZONE).toLocalDateTime())
        .toList();
  }

  @Test
  void theEndOfTheCalendarIsSaidThirtyDaysBefore() throws Exception {
    open(county());
    passes("2026-11-30T23:59");
    assertThat(said()).isEmpty();
    passes("2026-12-01T00:00");
    assertThat(said()).containsExactly("2027 is not published, known 2026-12-01T00:00");
  }

  @Test
  void theYearPublishedInTimeMakesNoNotice() throws Exception {
    open(county().then(at("2026-11-20T09:00"), withNextYear()));
    passes("2027-11-30T00:00");
    assertThat(said()).isEmpty();
    passes("2027-12-01T00:00");
    assertThat(said()).containsExactly("2028 is not published, known 2027-12-01T00:00");
  }

  @Test
  void theYearPublishedLateEndsTheNotice() throws Exception {
    open(county().then(at("2026-12-10T09:00"), withNextYear()));
    passes("2026-12-31T00:00");

    assertThat(said())
        .containsExactly(
            "2027 is not published, known 2026-12-01T00:00",
            "2027 was not published, known 2026-12-10T09:00");
    assertThat(station.extractOutputValues())
        .extracting(VerdictChange::reason)
        .containsOnly(Reason.RULEBOOK);
  }

  @Test
  void aRulebookWithoutTheRuleTakesTheNoticeBack() throws Exception {
    open(county().then(at("2026-12-10T09:00"), Events.without("calendar-ends", "county")));
    passes("2026-12-31T00:00");

    assertThat(station.extractOutputValues()).hasSize(2);
    assertThat(station.extractOutputValues().get(1).verdict()).isNull();
  }

  @Test
  void aRulebookThatComesWithARestartEndsTheNoticeToo() throws Exception {
    open(county());
    passes("2026-12-05T00:00");
    var snapshot = station.snapshot(1, 1);
    station.close();
    station =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CalendarReview(county().then(at("2026-12-10T09:00"), withNextYear()), LONG_AFTER),
            key -> key,
            Types.STRING);
    station.initializeState(snapshot);
    station.open();
    passes("2026-12-31T00:00");

    assertThat(said()).containsExactly("2027 was not published, known 2026-12-10T09:00");
  }
}
