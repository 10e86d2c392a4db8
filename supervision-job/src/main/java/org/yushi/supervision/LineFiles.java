package org.yushi.supervision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.util.function.SerializableFunction;

/** Sinks that write one line of UTF-8 text per record into the part files of a folder. */
final class LineFiles {
  private LineFiles() {}

  static <T> Sink<T> in(Path folder, SerializableFunction<T, String> line) {
    return FileSink.<T>forRowFormat(
            new org.apache.flink.core.fs.Path(folder.toUri()),
            (record, stream) ->
                stream.write((line.apply(record) + '\n').getBytes(StandardCharsets.UTF_8)))
        .build();
  }
}
