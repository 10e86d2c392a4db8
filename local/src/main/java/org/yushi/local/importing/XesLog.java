package org.yushi.local.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XES log (IEEE 1849) trace by trace. Attributes within attributes, lists and what the log
 * says of itself are passed over. No entity is ever resolved. Read with the JDK's own StAX: the
 * usual XES libraries are not on Maven Central.
 */
final class XesLog {
  private static final XMLInputFactory FACTORY = factory();

  private final Set<String> blanks;
  private final XesNames names = new XesNames();
  private long traces;

  XesLog(Set<String> blanks) {
    this.blanks = blanks;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Gives every trace, and after each its events, to a sink.
   *
   * @throws UnreadableLogException if it is no XES
   * @throws MappingException if the sink refuses the names of the attributes
   */
  void read(InputStream in, RowSink sink) throws IOException, MappingException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      toRoot(xml);
      if (!xml.getLocalName().equals("log")) {
        throw new UnreadableLogException(
            "不是 XES 日志 no XES log: expected <log>, found <%s>".formatted(xml.getLocalName()), null);
      }
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("trace")) {
            trace(xml, sink);
          } else {
            skip(xml);
          }
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new UnreadableLogException(
          "第 %d 行 line %d: XML 错误 broken XML: %s".formatted(line, line, lastLine(e)), e);
    }
    sink.names(names);
  }

  private static void toRoot(XMLStreamReader xml) throws XMLStreamException {
    while (!xml.isStartElement()) {
      xml.next();
    }
  }

  private static String lastLine(XMLStreamException e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private void trace(XMLStreamReader xml, RowSink sink) throws XMLStreamException, IOException {
    traces++;
    XesAttributes trace = new XesAttributes();
    List<XesAttributes> events = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        if (xml.getLocalName().equals("event")) {
          events.add(event(xml));
        } else {
          attribute(xml, trace);
        }
      }
    }
    names.sawTrace(trace);
    if (sink.row(new XesRow(trace, null, traces, 0, blanks))) {
      for (int i = 0; i < events.size(); i++) {
        sink.row(new XesRow(trace, events.get(i), traces, i + 1L, blanks));
      }
    }
  }

  private XesAttributes event(XMLStreamReader xml) throws XMLStreamException {
    XesAttributes event = new XesAttributes();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        attribute(xml, event);
      }
    }
    names.sawEvent(event);
    return event;
  }

  private static void attribute(XMLStreamReader xml, XesAttributes into) throws XMLStreamException {
    String key = xml.getAttributeValue(null, "key");
    String value = xml.getAttributeValue(null, "value");
    if (key != null && value != null) {
      into.put(key, value);
    }
    skip(xml);
  }

  /** Goes on to the end of the element at which the reader stands. */
  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    int open = 1;
    while (open > 0) {
      int next = xml.next();
      if (next == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (next == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }
}
