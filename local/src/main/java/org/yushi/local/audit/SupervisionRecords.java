package org.yushi.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.ledger.CurrentAlert;
import org.yushi.rulebook.Places;

/** Makes records of alerts, with the names of a rulebook's places. */
final class SupervisionRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private final Places places;

  SupervisionRecords(Places places) {
    this.places = places;
  }

  /**
   * The record of an alert.
   *
   * @throws IllegalArgumentException if its text cannot be read
   */
  SupervisionRecord of(CurrentAlert alert) {
    JsonNode body = read(alert.body());
    OffsetDateTime issuedAt = OffsetDateTime.parse(alert.issuedAt());
    LocalDate day = issuedAt.toLocalDate();
    String window = text(body, "window");
    return new SupervisionRecord(
        orEmpty(text(body, "caseId")),
        Limits.text(content(body)),
        name(organisation(body, window), day),
        "",
        toTheSecond(issuedAt),
        body.path("alertId").asText(),
        Limits.code(body.path("rule").asText()),
        warning(body.path("level").asText()),
        toTheSecond(OffsetDateTime.parse(alert.stateSince())),
        Limits.text(result(body)),
        name(department(body, window), day));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String content(JsonNode body) {
    String title = body.path("title").path("zh-CN").asText();
    String computation = body.path("evidence").path("computation").path("zh-CN").asText();
    return title.isEmpty() || computation.isEmpty()
        ? title + computation
        : title + "：" + computation;
  }

  /** The code of the centre, else of the region. */
  private @Nullable String organisation(JsonNode body, @Nullable String window) {
    String centre = places.centreOf(text(body, "centre"), window);
    return centre != null ? centre : text(body, "region");
  }

  private @Nullable String department(JsonNode body, @Nullable String window) {
    String department = text(body, "department");
    return department != null || window == null ? department : places.departmentOf(window);
  }

  /** The name on that day, else the last known one, else the code itself. */
  private String name(@Nullable String code, LocalDate day) {
    if (code == null) {
      return "";
    }
    Places.PlaceRow place = places.find(code, day);
    List<Places.PlaceRow> known = place != null ? List.of(place) : places.chain(code);
    String name = known.isEmpty() ? "" : known.get(0).name();
    return name.isEmpty() ? code : name;
  }

  private static String warning(String level) {
    return switch (level) {
      case "NOTICE" -> "1";
      case "YELLOW" -> "2";
      case "RED" -> "3";
      default -> throw new IllegalArgumentException("level: expected one, found " + level);
    };
  }

  private static String result(JsonNode body) {
    String from = inWords(body, "from");
    return switch (body.path("status").asText()) {
      case "ACTIVE" -> "持续中：自" + from + "起";
      case "ENDED" -> "已结束：自" + from + "起，至" + inWords(body, "until") + "止";
      case "RETRACTED" -> "已撤回：按现已知情况，自始不成立";
      default -> throw new IllegalArgumentException("status: " + body.path("status"));
    };
  }

  private static String inWords(JsonNode body, String field) {
    String time = text(body, field);
    return time == null ? "" : OffsetDateTime.parse(time).format(IN_WORDS);
  }

  private static String toTheSecond(OffsetDateTime time) {
    return time.truncatedTo(ChronoUnit.SECONDS).format(TO_THE_SECOND);
  }

  private static @Nullable String text(JsonNode body, String field) {
    String text = body.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
