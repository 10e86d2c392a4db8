package org.yushi.report.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The page as PDF, with its own fonts, bookmarks, and the same bytes for the same page. */
public final class Pdf {
  private static final String FAMILY = "Noto Sans SC";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private Pdf() {}

  /**
   * Prints a page.
   *
   * @param html well-formed, as {@link Html} makes it
   * @param dated the date of the document
   */
  public static byte[] of(String html, Instant dated) {
    XRLog.setLoggingEnabled(false);
    byte[] regular = font("NotoSansSC-Regular.ttf");
    byte[] bold = font("NotoSansSC-Bold.ttf");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Legible legible = new Legible(regular)) {
      Document page = parsed(html);
      legible.make(page);
      addBookmarks(page);
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .useFont(
                  () -> new ByteArrayInputStream(regular), FAMILY, REGULAR, FontStyle.NORMAL, true)
              .useFont(() -> new ByteArrayInputStream(bold), FAMILY, BOLD, FontStyle.NORMAL, true)
              .useReplacementText("〓")
              .useExternalResourceAccessControl(
                  (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
              .usePdfUaAccessibility(true)
              .withProducer("Yushi")
              .withW3cDocument(page, null)
              .toStream(bytes);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        PDDocument document = renderer.getPdfDocument();
        date(document, dated);
        document.save(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void date(PDDocument document, Instant dated) {
    PDDocumentInformation information = document.getDocumentInformation();
    GregorianCalendar date = GregorianCalendar.from(dated.atZone(ZoneOffset.UTC));
    information.setCreationDate(date);
    information.setModificationDate(date);
    document.setDocumentId(dated.toEpochMilli());
  }

  private static void addBookmarks(Document page) {
    Element bookmarks = page.createElement("bookmarks");
    NodeList sections = page.getElementsByTagName("section");
    for (int i = 0; i < sections.getLength(); i++) {
      Element section = (Element) sections.item(i);
      Element bookmark = page.createElement("bookmark");
      bookmark.setAttribute(
          "name", section.getElementsByTagName("h2").item(0).getTextContent().strip());
      bookmark.setAttribute("href", "#" + section.getAttribute("id"));
      bookmarks.appendChild(bookmark);
    }
    page.getElementsByTagName("head").item(0).appendChild(bookmarks);
  }

  private static Document parsed(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("the page is not well-formed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] font(String name) {
    try (InputStream font =
        Objects.requireNonNull(Pdf.class.getResourceAsStream("/org/yushi/report/fonts/" + name))) {
      return font.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
