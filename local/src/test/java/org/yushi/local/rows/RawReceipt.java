package org.yushi.local.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The cases of the raw receipt log: the attributes that stand in a trace and in nothing else. */
final class RawReceipt {
  private RawReceipt() {}

  static List<RawCase> cases(Path log) throws IOException, XMLStreamException {
    List<RawCase> cases = new ArrayList<>();
    try (InputStream raw = new GZIPInputStream(Files.newInputStream(log))) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(raw);
      Map<String, String> trace = new HashMap<>();
      List<String> path = new ArrayList<>();
      while (xml.hasNext()) {
        int what = xml.next();
        if (what == XMLStreamConstants.START_ELEMENT) {
          path.add(xml.getLocalName());
          String key = xml.getAttributeValue(null, "key");
          if (path.size() == 3 && path.get(1).equals("trace") && key != null) {
            trace.put(key, xml.getAttributeValue(null, "value"));
          }
        } else if (what == XMLStreamConstants.END_ELEMENT) {
          if (path.size() == 2 && path.get(1).equals("trace")) {
            cases.add(of(trace));
            trace.clear();
          }
          path.remove(path.size() - 1);
        }
      }
    }
    return cases;
  }

  private static RawCase of(Map<String, String> trace) {
    return new RawCase(
        trace.getOrDefault("department", ""),
        Objects.requireNonNull(instant(trace.get("startdate"))),
        instant(trace.get("deadline")),
        instant(trace.get("enddate")));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }
}
