package org.yushi.report.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.table.Tables;
import org.yushi.report.text.Headlines;
import org.yushi.report.text.Words;

/** The workbook: the same tables with numbers as numbers, and every column. */
public final class Xlsx {
  /** The oldest time that a zip can hold: the same bytes whenever it is written. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Xlsx() {}

  /** Renders a report. */
  public static byte[] of(MonthlyReport report, Words words) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      fill(workbook, report, words);
      describe(workbook.getProperties().getCoreProperties(), report, words);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return withoutTimes(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(XSSFWorkbook workbook, MonthlyReport report, Words words) {
    Tables tables = new Tables(report, words);
    SheetMaker sheets = new SheetMaker(workbook, report, words);
    Placed summary =
        sheets
            .sheet("summary")
            .lines(Headlines.of(report).stream().map(words::say).toList())
            .tables(tables.all("headlines", "asReported", "months"));
    BarChart.below(
        summary, BarDirection.COL, "month", List.of(Kpi.RECEIVED.id(), Kpi.DECIDED.id()));
    sheets.sheet("tiers").tables(tables.all("tiers", "townships"));
    Placed departments = sheets.sheet("departments").tables(tables.all("departments"));
    BarChart.below(
        departments, BarDirection.BAR, "department", List.of(Kpi.RECEIVED.id(), Kpi.DECIDED.id()));
    sheets.sheet("windows").tables(tables.all("windows"));
    sheets.sheet("idleWindows").tables(tables.all("idleWindows"));
    sheets.sheet("items").tables(tables.all("items"));
    sheets.sheet("alerts").tables(tables.all("alerts", "repeats"));
    sheets.sheet("cases").tables(tables.all("cases"));
    sheets.sheet("truth").tables(tables.all("excuses", "feeds"));
    sheets.sheet("voices").tables(tables.all("voices"));
    sheets.sheet("agents").tables(tables.all("agents"));
    sheets.sheet("notes").lines(Notes.of(words)).tables(tables.all("definitions", "days"));
  }

  private static void describe(CoreProperties properties, MonthlyReport report, Words words) {
    Optional<Date> date = Optional.of(Date.from(report.heading().knownBy()));
    properties.setTitle(words.say("title.file", report.heading().place(), report.month()));
    properties.setCreator(report.heading().office());
    properties.setCreated(date);
    properties.setModified(date);
  }

  private static byte[] withoutTimes(byte[] workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        ZipEntry same = new ZipEntry(part.getName());
        same.setTimeLocal(NO_TIME);
        out.putNextEntry(same);
        in.transferTo(out);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
