package org.yushi.supervision;

import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.AlertRevision;

/**
 * Where the results go.
 *
 * @param alerts every revision of every alert
 * @param rejected what could not be taken in
 * @param forecasts what is ahead of each case, or null if nobody asks
 * @param contributions what is counted of each case, or null if nobody asks
 * @param counts each takes what became of the records, per feed
 */
public record Outlets(
    Sink<AlertRevision> alerts,
    Sink<Rejected> rejected,
    @Nullable Sink<ForecastUpdate> forecasts,
    @Nullable Sink<ContributionUpdate> contributions,
    List<Sink<FeedCount>> counts) {
  /** Copies the list. */
  public Outlets {
    counts = List.copyOf(counts);
  }
}
