package org.yushi.report.render;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.yushi.report.model.Value;
import org.yushi.report.text.Words;

/** How cells of the workbook look. */
final class Styles {
  private static final String FONT = "微软雅黑";
  private static final XSSFColor INK = colour(0x1d, 0x27, 0x33);
  private static final XSSFColor ACCENT = colour(0x1f, 0x4e, 0x79);
  private static final XSSFColor MUTED = colour(0x66, 0x70, 0x85);
  private static final XSSFColor RULE = colour(0xd9, 0xde, 0xe5);
  private static final XSSFColor SHADE = colour(0xee, 0xf3, 0xf8);
  private static final short SMALL = 8;
  private static final short NORMAL = 10;
  private static final short LARGE = 16;
  private static final short MIDDLE = 12;

  private final XSSFWorkbook workbook;
  private final Map<Value.Kind, XSSFCellStyle> numbers = new EnumMap<>(Value.Kind.class);
  final XSSFCellStyle title;
  final XSSFCellStyle subtitle;
  final XSSFCellStyle muted;
  final XSSFCellStyle line;
  final XSSFCellStyle id;
  final XSSFCellStyle head;
  final XSSFCellStyle numericHead;
  final XSSFCellStyle text;
  final XSSFCellStyle none;

  Styles(XSSFWorkbook workbook, Words words) {
    this.workbook = workbook;
    title = style(LARGE, true, ACCENT);
    subtitle = style(MIDDLE, true, ACCENT);
    muted = style(NORMAL, false, MUTED);
    line = style(NORMAL, false, INK);
    line.setWrapText(true);
    line.setVerticalAlignment(VerticalAlignment.TOP);
    id = style(SMALL, false, MUTED);
    id.setWrapText(true);
    head = ruled(style(NORMAL, true, ACCENT));
    head.setWrapText(true);
    head.setFillForegroundColor(SHADE);
    head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    numericHead = head.copy();
    numericHead.setAlignment(HorizontalAlignment.RIGHT);
    head.setAlignment(HorizontalAlignment.LEFT);
    head.setIndention((short) 1);
    id.setAlignment(HorizontalAlignment.RIGHT);
    text = ruled(style(NORMAL, false, INK));
    text.setWrapText(true);
    text.setAlignment(HorizontalAlignment.LEFT);
    text.setIndention((short) 1);
    none = ruled(style(NORMAL, false, MUTED));
    none.setAlignment(HorizontalAlignment.RIGHT);
    for (Value.Kind kind : Value.Kind.values()) {
      XSSFCellStyle number = ruled(style(NORMAL, false, INK));
      number.setDataFormat(workbook.createDataFormat().getFormat(format(kind, words)));
      number.setAlignment(HorizontalAlignment.RIGHT);
      numbers.put(kind, number);
    }
  }

  XSSFCellStyle number(Value.Kind kind) {
    return numbers.getOrDefault(kind, text);
  }

  private static String format(Value.Kind kind, Words words) {
    return switch (kind) {
      case COUNT, MINUTES -> "#,##0";
      case AVERAGE -> "#,##0.0";
      case YUAN -> "#,##0.00";
      case RATE -> "[=0]0.0%;[<0.01]0.00%;0.0%";
      case CHANGE -> "+0.0%;-0.0%;0.0%";
      case POINTS -> {
        String unit = '"' + words.say("points", "") + '"';
        yield "+0.0" + unit + ";-0.0" + unit + ";0.0" + unit;
      }
      case DIFFERENCE -> "+#,##0;-#,##0;0";
    };
  }

  private XSSFCellStyle style(short size, boolean bold, XSSFColor colour) {
    XSSFFont font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints(size);
    font.setBold(bold);
    font.setColor(colour);
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private static XSSFCellStyle ruled(XSSFCellStyle style) {
    style.setBorderBottom(BorderStyle.THIN);
    style.setBottomBorderColor(RULE);
    return style;
  }

  private static XSSFColor colour(int red, int green, int blue) {
    return new XSSFColor(
        new byte[] {(byte) red, (byte) green, (byte) blue}, new DefaultIndexedColorMap());
  }
}
