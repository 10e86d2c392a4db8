package org.yushi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitAndHoursTest {
  @ParameterizedTest
  @CsvSource({
    "5wd, 5, WORKING_DAYS",
    "16wh, 16, WORKING_HOURS",
    "30nd, 30, NATURAL_DAYS",
    "5工作日, 5, WORKING_DAYS",
    "5个工作日, 5, WORKING_DAYS",
    "16个工作小时, 16, WORKING_HOURS",
    "30自然日, 30, NATURAL_DAYS",
    "30天, 30, NATURAL_DAYS",
    "' 5 WD ', 5, WORKING_DAYS",
    "0wd, 0, WORKING_DAYS"
  })
  void aLimitIsANumberWithAUnit(String text, int amount, Limit.Unit unit) {
    assertThat(Limit.parse(text)).isEqualTo(new Limit(amount, unit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "wd", "-5wd", "5.5wd", "five wd", "123456wd", "5w d", ""})
  void anythingElseIsNoLimitAndTheMessageQuotesIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limit.parse(text))
        .withMessageContaining("wd (working days), wh (working hours) or nd (natural days)")
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void hoursMayHaveALunchBreak() {
    OfficeHours hours =
        new OfficeHours(
            LocalDate.MIN, LocalDate.MAX, OfficeHours.parse("09:00-12:00  13:00-17:00"));

    assertThat(hours.length()).isEqualTo(Duration.ofHours(7));
    assertThat(hours.close()).isEqualTo(LocalTime.of(17, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17:00-09:00",
        "09:00-09:00",
        "09:00-13:00 12:00-17:00",
        "13:00-17:00 09:00-12:00",
        "9-17",
        "09:00",
        "09:00-12:00-17:00",
        ""
      })
  void hoursOutOfOrderAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OfficeHours.parse(text))
        .withMessageContaining("expected hours such as 09:00-12:00 13:00-17:00")
        .withMessageContaining("\"" + text + "\"");
  }
}
