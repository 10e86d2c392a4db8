package org.yushi.local.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.yushi.local.importing.ImportSummary;

/**
 * One file and how far it has got; written down as it goes.
 *
 * @param name name of the file
 * @param sha256 of its content, in hexadecimal digits
 * @param size in bytes
 * @param modified when it was last written to, ISO-8601
 * @param rows rows of the file
 * @param skipped rows that the mapping leaves out
 * @param rejected rows that could not be converted
 * @param events events that it became
 * @param conflicting events whose id came before with other content: the row key is too short
 * @param masked ID numbers in free text that were masked
 * @param sent how many of the events are in the topic for certain
 */
public record FileJob(
    String name,
    String sha256,
    long size,
    String modified,
    long rows,
    long skipped,
    long rejected,
    long events,
    long conflicting,
    long masked,
    long sent) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A file that has been converted and of which nothing has been sent. */
  static FileJob converted(DroppedFile file, String sha256, ImportSummary summary) {
    return new FileJob(
        file.name(),
        sha256,
        file.size(),
        file.modified().toString(),
        summary.rows(),
        summary.skipped(),
        summary.rejected(),
        summary.events(),
        summary.conflicting(),
        summary.masked(),
        0);
  }

  /** A file of which no more is known than its content. */
  static FileJob known(DroppedFile file, String sha256) {
    return new FileJob(
        file.name(), sha256, file.size(), file.modified().toString(), 0, 0, 0, 0, 0, 0, 0);
  }

  /** What {@link #toJson} wrote; null if it is torn or none. */
  static @Nullable FileJob read(String json) {
    try {
      return JSON.readValue(json, FileJob.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** One line of JSON. */
  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, with more events sent. */
  FileJob sentMore(int more) {
    return new FileJob(
        name,
        sha256,
        size,
        modified,
        rows,
        skipped,
        rejected,
        events,
        conflicting,
        masked,
        sent + more);
  }

  /** Whether this is the file that was found, as far as can be told without reading it. */
  boolean looksLike(DroppedFile file) {
    return name.equals(file.name())
        && size == file.size()
        && modified.equals(file.modified().toString());
  }
}
