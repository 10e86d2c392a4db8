package org.yushi.local.importing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Place;
import org.yushi.casework.StepKind;

/** The fields of an event that a mapping may fill, besides id, type and time. */
enum Field {
  SOURCE("source", Kind.TEXT),
  SOURCE_SEQ("sourceSeq", Kind.WHOLE_NUMBER),
  CASE_ID("caseId", Kind.TEXT),
  ITEM("item", Kind.TEXT),
  REGION("region", Kind.TEXT),
  CENTRE("centre", Kind.TEXT),
  WINDOW("window", Kind.TEXT),
  PLACE("place", Kind.PLACE),
  DEPARTMENT("department", Kind.TEXT),
  HANDLER("handler", Kind.TEXT),
  APPLICANT("applicant", Kind.HASHED),
  MATTER("matter", Kind.TEXT),
  PARENT_CASE("parentCase", Kind.TEXT),
  PROMISED_BY("promisedBy", Kind.DAY_OR_TIME),
  INGESTED_AT("ingestedAt", Kind.TIME),
  STEP_KIND("stepKind", Kind.STEP_KIND),
  END_CODE("endCode", Kind.TEXT),
  GROUND("ground", Kind.TEXT),
  NOTICE_NO("noticeNo", Kind.TEXT),
  DECLARED_END("declaredEnd", Kind.DAY_OR_TIME),
  DAYS("days", Kind.WHOLE_NUMBER),
  APPROVER("approver", Kind.TEXT),
  REQUESTED_AT("requestedAt", Kind.TIME),
  REASON("reason", Kind.TEXT),
  AMOUNT("amount", Kind.NUMBER),
  RATING("rating", Kind.WHOLE_NUMBER),
  AMENDS("amends", Kind.TEXT),
  VOIDS("voids", Kind.YES_OR_NO),
  AMENDED_OCCURRED_AT("amendedOccurredAt", Kind.TIME);

  /** What a field holds. */
  enum Kind {
    TEXT,
    PLACE,
    STEP_KIND,
    HASHED,
    WHOLE_NUMBER,
    NUMBER,
    YES_OR_NO,
    TIME,
    DAY_OR_TIME
  }

  private final String key;
  private final Kind kind;

  Field(String key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  /** The names of all fields, as the contract has them. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Field::key).toList();
  }

  /** The field of this name; null if there is none. */
  static @Nullable Field of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst().orElse(null);
  }

  /** Its name, as the contract has it. */
  String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  boolean isTime() {
    return kind == Kind.TIME || kind == Kind.DAY_OR_TIME;
  }

  /** The only words it may hold; empty = any. */
  List<String> words() {
    return switch (kind) {
      case PLACE -> names(Place.values());
      case STEP_KIND -> names(StepKind.values());
      default -> List.of();
    };
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
