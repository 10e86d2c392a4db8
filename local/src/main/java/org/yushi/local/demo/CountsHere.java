package org.yushi.local.demo;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.yushi.supervision.FeedCount;

/** Keeps the newest count of each feed for whoever runs the job in this process. */
final class CountsHere implements Sink<FeedCount> {
  private static final long serialVersionUID = 1L;
  private static final Map<UUID, Map<String, FeedCount>> ALL = new ConcurrentHashMap<>();

  private final UUID run = UUID.randomUUID();

  CountsHere() {
    ALL.put(run, new ConcurrentHashMap<>());
  }

  /** The counts of each feed so far. */
  Map<String, FeedCount> byFeed() {
    return Map.copyOf(ALL.getOrDefault(run, Map.of()));
  }

  /** Forgets them. */
  void forget() {
    ALL.remove(run);
  }

  @Override
  public SinkWriter<FeedCount> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(FeedCount count, Context context) {
        ALL.getOrDefault(run, new ConcurrentHashMap<>()).put(count.source(), count);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
