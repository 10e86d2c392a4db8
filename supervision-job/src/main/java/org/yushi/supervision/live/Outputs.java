package org.yushi.supervision.live;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.AlertWriter;
import org.yushi.alert.ForecastWriter;
import org.yushi.supervision.ContributionUpdate;
import org.yushi.supervision.FeedCount;
import org.yushi.supervision.FeedCountWriter;
import org.yushi.supervision.ForecastUpdate;
import org.yushi.supervision.Rejected;
import org.yushi.supervision.RejectedWriter;

/**
 * Where the results go. Everything arrives at least once; what is sent again after a failure is the
 * same, byte for byte. While the brokers are away it waits for them.
 */
final class Outputs {
  private Outputs() {}

  /** Every revision of every alert: key is the alert id. */
  static Sink<AlertRevision> alerts(LiveSettings settings) {
    return topic(
        settings, settings.topics().alerts(), AlertRevision::alertId, AlertWriter::revision);
  }

  /** What could not be taken in: key is where it came from. */
  static Sink<Rejected> rejected(LiveSettings settings) {
    return topic(settings, settings.topics().rejected(), Rejected::origin, RejectedWriter::line);
  }

  /** The newest forecast of each case: key is the case id; without a value there is none. */
  static Sink<ForecastUpdate> forecasts(LiveSettings settings) {
    return topic(
        settings, settings.topics().forecasts(), ForecastUpdate::caseId, Outputs::forecast);
  }

  /** Every version of what is counted of a case or a finding: key is its id. */
  static Sink<ContributionUpdate> contributions(LiveSettings settings) {
    return topic(
        settings,
        settings.topics().contributions(),
        ContributionUpdate::id,
        ContributionUpdate::json);
  }

  /** The newest sums of each feed and hour: key is the source and the hour. */
  static Sink<FeedCount> feedAccounts(LiveSettings settings) {
    return topic(
        settings,
        settings.topics().feedAccounts(),
        (count, time) ->
            count.source() + " " + Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.HOURS),
        (count, time) -> FeedCountWriter.at(count, Instant.ofEpochMilli(time)));
  }

  private static @Nullable String forecast(ForecastUpdate update) {
    return update.forecast() == null ? null : ForecastWriter.write(update.forecast());
  }

  private static <T> Sink<T> topic(
      LiveSettings settings,
      String topic,
      SerializableFunction<T, String> key,
      SerializableFunction<T, @Nullable String> value) {
    return topic(
        settings,
        topic,
        (record, time) -> key.apply(record),
        (record, time) -> value.apply(record));
  }

  private static <T> Sink<T> topic(
      LiveSettings settings, String topic, Text<T> key, Text<T> value) {
    Properties client = new Properties();
    client.putAll(settings.client());
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.putIfAbsent(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
    KafkaRecordSerializationSchema<T> records =
        (record, context, time) ->
            new ProducerRecord<>(topic, bytes(key.of(record, time)), bytes(value.of(record, time)));
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(client)
        .setRecordSerializer(records)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  /** What is written of a record that the job sends at an instant, epoch ms. */
  private interface Text<T> extends Serializable {
    @Nullable String of(T record, long time);
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
