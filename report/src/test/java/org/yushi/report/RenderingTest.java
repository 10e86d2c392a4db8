package org.yushi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.Totals;
import org.yushi.report.model.UnitRow;
import org.yushi.report.render.Html;
import org.yushi.report.render.Pdf;
import org.yushi.report.render.Xlsx;
import org.yushi.report.text.Headlines;
import org.yushi.report.text.Words;

/** One report as page, PDF and workbook. */
class RenderingTest {
  private static final float PAGE_WIDTH = 595;
  private static final float MARGIN = 36;
  private static final MonthlyReport REPORT = Fixture.county();
  private static final Words ZH = words(Locale.CHINESE);
  private static final String PAGE = Html.of(REPORT, ZH);
  private static final byte[] PDF = Pdf.of(PAGE, REPORT.heading().knownBy());
  private static final byte[] XLSX = Xlsx.of(REPORT, ZH);

  @Test
  void theSameReportGivesTheSameBytes() {
    MonthlyReport again = Fixture.county();
    assertThat(Html.of(again, ZH)).isEqualTo(PAGE);
    assertThat(Pdf.of(PAGE, again.heading().knownBy())).isEqualTo(PDF);
    assertThat(Xlsx.of(again, ZH)).isEqualTo(XLSX);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(Fixture.county(), Locale.ENGLISH),
        Arguments.of(Fixture.nothing(), Locale.CHINESE),
        Arguments.of(Fixture.nothing(), Locale.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("others")
  void englishAndNothingAtAllAreRendered(MonthlyReport report, Locale language) throws IOException {
    String page = Html.of(report, words(language));
    assertThat(page).doesNotContain("NaN", "null", "Optional");
    assertThat(text(Pdf.of(page, report.heading().knownBy()))).contains("示范县");
    assertThat(Xlsx.of(report, words(language))).isNotEmpty();
  }

  @Test
  void thePageIsWellFormedAndEscapesNames() throws Exception {
    Document page =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(PAGE)));
    assertThat(page.getElementsByTagName("section").getLength()).isEqualTo(15);
    assertThat(PAGE).contains("䶮山市场监督管理局&lt;登记科&gt;").doesNotContain("<登记科>");
    assertThat(page.getDocumentElement().getTextContent()).contains(Fixture.RARE_NAME);
  }

  @Test
  void thePdfSaysWhatThePageSays() throws IOException {
    String text = text(PDF).replaceAll("\\s", "");
    Totals now = REPORT.current().totals();
    assertThat(text)
        .contains("示范县政务服务电子效能监察月报")
        .contains("收件" + ZH.text(Kpi.RECEIVED.of(now)))
        .contains("办结率" + ZH.text(Kpi.FINISH_RATE.of(now)))
        .contains(Fixture.RARE_NAME)
        .contains("国家税务总局示范县税务局第一税务分局（办税服务厅）")
        .contains("数据真实性")
        .contains(REPORT.cases().get(0).caseId());
    Headlines.of(REPORT)
        .forEach(sentence -> assertThat(text).contains(ZH.say(sentence).replaceAll("\\s", "")));
    assertThat(text.codePoints())
        .noneMatch(point -> point >= 0x2E80 && point <= 0x2FDF)
        .doesNotContain((int) '#');
    assertThat(text.replace("PDF中以〓代替", "")).doesNotContain("〓");
  }

  @Test
  void thePdfHasItsFontsPageNumbersBookmarksAndRepeatedHeads() throws IOException {
    try (PDDocument document = Loader.loadPDF(PDF)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(5);
      PDFTextStripper stripper = new PDFTextStripper();
      List<String> texts = new ArrayList<>();
      for (int i = 1; i <= pages; i++) {
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        texts.add(stripper.getText(document));
        assertThat(texts.get(i - 1)).contains("第 " + i + " 页 / 共 " + pages + " 页");
      }
      assertThat(texts.stream().filter(text -> text.contains("编号 指标 含义")).count())
          .as("pages with the head of the definitions")
          .isGreaterThan(1);
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(document.getDocumentCatalog().getDocumentOutline().children())
          .extracting("title")
          .contains("本月要点", "数据真实性", "说明");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("示范县政务服务效能监察月报 2026年10月");
    }
  }

  @Test
  void nothingReachesBeyondTheMarginsOfThePdf() throws IOException {
    List<String> cut = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (text.getX() < MARGIN || text.getX() + text.getWidth() > PAGE_WIDTH - MARGIN) {
              cut.add(text + " on page " + getCurrentPageNo());
            }
          }
        };
    try (PDDocument document = Loader.loadPDF(PDF)) {
      stripper.getText(document);
    }
    assertThat(cut).isEmpty();
    assertThat(text(PDF).replaceAll("\\s", "")).contains(Fixture.LONG_CODE);
  }

  @Test
  void aCharacterWithoutGlyphBecomesWhatItStandsForOrAMark() throws IOException {
    String page = PAGE.replace("柳溪村", "\u2F49\uD842\uDFB7\uF955");
    assertThat(text(Pdf.of(page, REPORT.heading().knownBy()))).contains("月〓凌");
  }

  @Test
  void theWorkbookHoldsNumbersAndEveryFigureOfTheModel() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(XLSX))) {
      assertThat(workbook)
          .extracting(sheet -> sheet.getSheetName())
          .containsExactly(
              "概要", "层级", "部门", "窗口", "零业务窗口", "事项", "预警", "个案", "数据质量", "诉求评价", "代办", "说明");
      XSSFSheet departments = workbook.getSheet("部门");
      for (UnitRow unit : REPORT.departments()) {
        for (Kpi kpi :
            List.of(Kpi.RECEIVED, Kpi.FINISH_RATE, Kpi.OPEN_LATE, Kpi.WORKED_P90, Kpi.RED)) {
          Cell cell = row(departments, unit.unit().code()).getCell(column(departments, kpi.id()));
          assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
          assertThat(cell.getNumericCellValue())
              .isEqualTo(kpi.of(unit.totals()).number().orElseThrow());
        }
      }
      Cell none =
          row(workbook.getSheet("窗口"), "W-092")
              .getCell(column(workbook.getSheet("窗口"), Kpi.FINISH_RATE.id()));
      assertThat(none.getStringCellValue()).isEqualTo("—");
    }
  }

  @Test
  void theWorkbookPrintsAndHasItsCharts() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(XLSX))) {
      workbook.forEach(
          sheet -> {
            assertThat(sheet.getRepeatingRows()).isNotNull();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
          });
      XDDFChartData.Series received =
          workbook
              .getSheet("部门")
              .getDrawingPatriarch()
              .getCharts()
              .get(0)
              .getChartSeries()
              .get(0)
              .getSeries(0);
      assertThat(received.getCategoryData().getPointAt(0).toString()).isEqualTo(Fixture.RARE_NAME);
      assertThat(received.getValuesData().getPointAt(0).doubleValue()).isEqualTo(900);
      assertThat(workbook.getSheet("概要").getDrawingPatriarch().getCharts()).hasSize(1);
    }
  }

  @Test
  void threeFilesAndNothingElse(@TempDir Path folder) throws IOException {
    ReportWriter.Written written = ReportWriter.write(REPORT, Locale.CHINESE, folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(written.html(), written.pdf(), written.xlsx());
    }
    assertThat(written.html()).hasFileName("report-2026-10.html");
    assertThat(Files.readString(written.html(), StandardCharsets.UTF_8)).isEqualTo(PAGE);
    assertThat(written.pdf()).hasBinaryContent(PDF);
    assertThat(written.xlsx()).hasBinaryContent(XLSX);
    assertThat(ReportWriter.write(REPORT, Locale.UK, folder).html())
        .hasFileName("report-2026-10-en.html");
  }

  @Test
  void aFolderThatCannotBeIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> ReportWriter.write(REPORT, Locale.CHINESE, file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("report-2026-10.html");
  }

  private static Words words(Locale language) {
    return new Words(language, REPORT.heading().zone());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Row row(XSSFSheet sheet, String code) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(code)) {
        return row;
      }
    }
    throw new AssertionError("no row " + code);
  }

  private static int column(XSSFSheet sheet, String key) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(key)) {
          return cell.getColumnIndex();
        }
      }
    }
    throw new AssertionError("no column " + key);
  }
}
