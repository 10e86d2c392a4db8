package org.yushi.local.serve;

import java.util.Optional;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.yushi.local.running.LocalJob;

/** Failures that no restart cures, in words that say what does. */
final class LastingFailure {
  private LastingFailure() {}

  /** What to do about a failure that would come again and again; empty for one that may pass. */
  static Optional<String> sentence(LocalJob.Failure failure) {
    if (failure.cause() instanceof InvalidOffsetException) {
      return Optional.of(
          ("Kafka 中缺了尚未读的记录（被删除）。请恢复该主题，或换新的数据目录从头重读"
                  + " records that were not read yet are gone from Kafka. Bring the topic back, or"
                  + " start with a new durable folder, which reads all that is left again: %s")
              .formatted(failure.reason()));
    }
    if (failure.cause() instanceof RecordTooLargeException) {
      return Optional.of(
          ("结果太大，Kafka 不收。请提高结果主题的 max.message.bytes"
                  + " Kafka does not take a result, it is too large. Raise max.message.bytes of the"
                  + " topics of results: %s")
              .formatted(failure.reason()));
    }
    return Optional.empty();
  }
}
