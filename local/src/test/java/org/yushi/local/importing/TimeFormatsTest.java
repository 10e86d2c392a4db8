package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatsTest {
  private static final ZoneId BOSTON = ZoneId.of("America/New_York");

  private static String usual(String text) throws BadValueException {
    return new TimeFormats(List.of(TimeFormats.USUAL), BOSTON).read(text).toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2011-07-01T02:28:04-04:00        | 2011-07-01T06:28:04Z
          2011-10-11T13:42:22.688+02:00    | 2011-10-11T11:42:22.688Z
          2011-07-01T02:28:04Z             | 2011-07-01T02:28:04Z
          2011-07-01 02:28:04+00           | 2011-07-01T02:28:04Z
          2011-07-01 02:28:04.5 +0200      | 2011-07-01T00:28:04.500Z
          2011-07-01T02:28:04-04:00[America/New_York] | 2011-07-01T06:28:04Z
          2011-07-01 02:28:04              | 2011-07-01T06:28:04Z
          2011-07-01 02:28                 | 2011-07-01T06:28:00Z
          2011-07-01T02:28:04,25           | 2011-07-01T06:28:04.250Z
          2011/7/1 2:28:04                 | 2011-07-01T06:28:04Z
          2011.07.01 02:28                 | 2011-07-01T06:28:00Z
          2011年7月1日 2时28分               | 2011-07-01T06:28:00Z
          2011年7月1日2时28分04秒            | 2011-07-01T06:28:04Z
          2011年7月1日                      | 2011-07-01
          7/1/2011 2:28:04 AM              | 2011-07-01T06:28:04Z
          7/1/2011 2:28:04 p.m.            | 2011-07-01T18:28:04Z
          07/01/2011 12:00:00 AM           | 2011-07-01T04:00:00Z
          7/1/2011 12:30 PM                | 2011-07-01T16:30:00Z
          7/1/2011 14:28                   | 2011-07-01T18:28:00Z
          7/31/2011                        | 2011-07-31
          2011-07-01                       | 2011-07-01
          20110701                         | 2011-07-01
          20110701022804                   | 2011-07-01T06:28:04Z
          20110701T022804Z                 | 2011-07-01T02:28:04Z
          201107010228                     | 2011-07-01T06:28:00Z
          """)
  void usual_ways_of_writing_a_time(String text, String expected) throws BadValueException {
    assertThat(usual(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "31/12/2011",
        "2011-02-30",
        "2011-13-01",
        "2011-07-01 25:00",
        "7/1/2011 13:00 PM",
        "2011-3-123:45",
        "11-07-01",
        "2011",
        "2011-07-01 02:28 EST",
        "110105194912310"
      })
  void what_is_no_time_is_refused_with_what_was_expected(String text) {
    assertThatThrownBy(() -> usual(text))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("expected a time such as 2026-03-02T09:30:00+08:00");
  }

  @org.junit.jupiter.api.Test
  void a_refused_text_is_masked_and_cut() {
    assertThatThrownBy(() -> usual("11010519491231002X"))
        .hasMessageContaining("found \"******************\"");
    assertThatThrownBy(() -> usual("x".repeat(100))).hasMessageContaining("x".repeat(60) + "…\"");
  }

  @org.junit.jupiter.api.Test
  void the_hour_that_summer_time_skips_counts_as_an_hour_later() throws BadValueException {
    assertThat(usual("2011-03-13 02:30")).isEqualTo("2011-03-13T07:30:00Z");
  }

  @org.junit.jupiter.api.Test
  void in_the_hour_that_comes_twice_the_first_is_meant() throws BadValueException {
    assertThat(usual("2011-11-06 01:30")).isEqualTo("2011-11-06T05:30:00Z");
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          31.12.2011 23:59        | dd.MM.yyyy HH:mm          | 2012-01-01T04:59:00Z
          31-dec-2011             | dd-MMM-yyyy               | 2011-12-31
          2011-07-01 02:28 +0100  | yyyy-MM-dd HH:mm xx       | 2011-07-01T01:28:00Z
          2011Y07                 | yyyy'Y'MM                 | refused
          31.04.2011              | dd.MM.yyyy                | refused
          2011-07-01              | dd.MM.yyyy                | refused
          1309487284              | epochSeconds              | 2011-07-01T02:28:04Z
          1309487284123           | epochMillis               | 2011-07-01T02:28:04.123Z
          99999999999999999999    | epochMillis               | refused
          9999999999999999        | epochSeconds              | refused
          """)
  void formats_of_ones_own(String text, String format, String expected) {
    String found;
    try {
      found = new TimeFormats(List.of(format), BOSTON).read(text).toString();
    } catch (BadValueException e) {
      found = "refused";
    }
    assertThat(found).isEqualTo(expected);
  }

  @Property(tries = 300)
  void every_minute_of_a_century_is_read_back_however_it_is_written(
      @ForAll @LongRange(min = 21_040_000, max = 68_900_000) long minute) throws BadValueException {
    Instant instant = Instant.ofEpochSecond(minute * 60);
    assertThat(usual(instant.toString())).isEqualTo(instant.toString());
    LocalDateTime local = LocalDateTime.ofInstant(instant, BOSTON);
    String expected = local.atZone(BOSTON).toInstant().toString();
    for (String pattern :
        List.of("yyyy-MM-dd HH:mm:ss", "M/d/yyyy h:mm:ss a", "yyyyMMddHHmm", "yyyy年M月d日 H时mm分")) {
      assertThat(usual(local.format(DateTimeFormatter.ofPattern(pattern, Locale.US))))
          .isEqualTo(expected);
    }
  }
}
