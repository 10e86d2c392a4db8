package org.yushi.report.render;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.model.Value;
import org.yushi.report.table.Cell;
import org.yushi.report.table.Column;
import org.yushi.report.table.Table;
import org.yushi.report.text.Words;

/** Makes the sheets of the workbook: title, lines of text, tables one below the other. */
final class SheetMaker {
  /** Sheets with more characters in a row are printed across. */
  private static final int UPRIGHT = 115;

  private static final int LINE_COLUMNS = 7;
  private static final float LINE_HEIGHT = 34;
  private static final float ROW_HEIGHT = 14;
  private static final float ROW_GAP = 4;
  private static final float HEAD_HEIGHT = 26;
  private static final int POINTS = 100;
  private static final int CHARACTER = 256;

  private final XSSFWorkbook workbook;
  private final MonthlyReport report;
  private final Words words;
  private final Styles styles;

  SheetMaker(XSSFWorkbook workbook, MonthlyReport report, Words words) {
    this.workbook = workbook;
    this.report = report;
    this.words = words;
    this.styles = new Styles(workbook, words);
  }

  /** A sheet with its title. */
  Page sheet(String key) {
    XSSFSheet sheet =
        workbook.createSheet(WorkbookUtil.createSafeSheetName(words.say("sheet." + key)));
    Page page = new Page(sheet);
    String title = words.say("title.file", report.heading().place(), report.month());
    page.line(title + " · " + words.say("section." + key), styles.title)
        .setHeightInPoints(HEAD_HEIGHT);
    page.line(words.say("knownBy", report.heading().knownBy()), styles.muted);
    sheet.setDisplayGridlines(false);
    sheet.getFooter().setCenter(words.say("page.xlsx"));
    return page;
  }

  /** A sheet that is being filled. */
  final class Page {
    private final XSSFSheet sheet;
    private int next;

    private Page(XSSFSheet sheet) {
      this.sheet = sheet;
    }

    /** Adds lines of text, each across several columns. */
    Page lines(List<String> lines) {
      next++;
      for (String text : lines) {
        line(text, styles.line).setHeightInPoints(LINE_HEIGHT);
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, LINE_COLUMNS - 1));
      }
      return this;
    }

    /**
     * Adds tables, and says where the last one stands. A single one is the sheet: its head is
     * repeated on each page.
     */
    Placed tables(List<Table> tables) {
      boolean single = tables.size() == 1;
      List<Placed> placed = new ArrayList<>();
      for (Table table : tables) {
        next++;
        if (!single) {
          line(table.title(), styles.subtitle).setHeightInPoints(HEAD_HEIGHT);
        }
        placed.add(table(table));
      }
      Placed last = placed.get(placed.size() - 1);
      int repeated = single ? last.head() : 1;
      sheet.setRepeatingRows(new CellRangeAddress(0, repeated, -1, -1));
      sheet.createFreezePane(0, repeated + 1);
      if (single) {
        sheet.setAutoFilter(
            new CellRangeAddress(
                last.head(), last.lastRow(), 0, last.table().columns().size() - 1));
      }
      print(tables);
      return last;
    }

    private Placed table(Table table) {
      List<Column> columns = table.columns();
      Widths widths = new Widths(table);
      if (table.grouped()) {
        XSSFRow groups = sheet.createRow(next++);
        for (int i = 0; i < columns.size(); i++) {
          boolean first = i == 0 || !columns.get(i).group().equals(columns.get(i - 1).group());
          set(groups, i, first ? columns.get(i).group() : "", styles.subtitle);
        }
      }
      if (columns.stream().anyMatch(Column::named)) {
        XSSFRow ids = sheet.createRow(next++);
        for (int i = 0; i < columns.size(); i++) {
          set(ids, i, columns.get(i).named() ? columns.get(i).key() : "", styles.id);
        }
      }
      int head = next++;
      XSSFRow heads = sheet.createRow(head);
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        set(heads, i, column.title(), column.numeric() ? styles.numericHead : styles.head);
        widen(i, widths.of(i));
      }
      table.rows().forEach(cells -> row(cells, widths.lines(cells)));
      return new Placed(sheet, table, head);
    }

    private void row(List<Cell> cells, int lines) {
      XSSFRow row = sheet.createRow(next++);
      row.setHeightInPoints(lines * ROW_HEIGHT + ROW_GAP);
      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i) instanceof Cell.Figure figure) {
          number(row.createCell(i), figure.value());
        } else if (cells.get(i) instanceof Cell.Text text) {
          set(row, i, text.text(), styles.text);
        } else if (cells.get(i) instanceof Cell.Badge badge) {
          set(row, i, badge.text(), styles.text);
        }
      }
    }

    private void number(XSSFCell cell, Value value) {
      value
          .number()
          .ifPresentOrElse(
              number -> {
                cell.setCellValue(value.kind() == Value.Kind.POINTS ? number * POINTS : number);
                cell.setCellStyle(styles.number(value.kind()));
              },
              () -> {
                cell.setCellValue(Words.NONE);
                cell.setCellStyle(styles.none);
              });
    }

    private XSSFRow line(String text, XSSFCellStyle style) {
      XSSFRow row = sheet.createRow(next++);
      set(row, 0, text, style);
      return row;
    }

    private void set(XSSFRow row, int column, String text, XSSFCellStyle style) {
      XSSFCell cell = row.createCell(column);
      cell.setCellValue(text);
      cell.setCellStyle(style);
    }

    private void widen(int column, int characters) {
      sheet.setColumnWidth(
          column,
          Math.max(characters * CHARACTER, written(column) ? sheet.getColumnWidth(column) : 0));
    }

    private boolean written(int column) {
      return sheet.getColumnHelper().getColumn(column, false) != null;
    }

    private void print(List<Table> tables) {
      int widest = tables.stream().mapToInt(table -> new Widths(table).sum()).max().orElse(0);
      PrintSetup setup = sheet.getPrintSetup();
      setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
      setup.setLandscape(widest > UPRIGHT);
      setup.setFitWidth((short) 1);
      setup.setFitHeight((short) 0);
      sheet.setFitToPage(true);
      sheet.setHorizontallyCenter(true);
    }
  }
}
