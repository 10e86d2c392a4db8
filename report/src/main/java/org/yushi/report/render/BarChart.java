package org.yushi.report.render;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A chart of bars below the table from which it takes its numbers. */
final class BarChart {
  private static final int HEIGHT = 18;
  private static final int WIDTH = 10;
  private static final int[][] COLOURS = {{0x2b, 0x5d, 0x8a}, {0xa9, 0xc4, 0xdd}};

  private BarChart() {}

  /**
   * Adds a chart, and has the sheet printed on one page so that it is not cut; none below a table
   * without rows.
   *
   * @param placed the table
   * @param direction upright for months; lying for long names, the first on top
   * @param names key of the column that names the bars
   * @param figures keys of the columns with its numbers
   */
  static void below(Placed placed, BarDirection direction, String names, List<String> figures) {
    if (placed.table().rows().isEmpty()) {
      return;
    }
    XSSFChart chart = chart(placed, direction);
    XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
    up.setCrossBetween(AxisCrossBetween.BETWEEN);
    up.setMinimum(0);
    XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, up);
    data.setBarDirection(direction);
    if (direction == BarDirection.BAR) {
      across.setOrientation(AxisOrientation.MAX_MIN);
      up.setCrosses(AxisCrosses.MAX);
    }
    XDDFDataSource<String> categories =
        XDDFDataSourcesFactory.fromStringCellRange(
            placed.sheet(), range(placed, placed.column(names)));
    for (int i = 0; i < figures.size(); i++) {
      int column = placed.column(figures.get(i));
      XDDFChartData.Series series =
          data.addSeries(
              categories,
              XDDFDataSourcesFactory.fromNumericCellRange(placed.sheet(), range(placed, column)));
      series.setTitle(
          placed.table().columns().get(column).title(),
          new CellReference(placed.sheet().getSheetName(), placed.head(), column, true, true));
      series.setFillProperties(new XDDFSolidFillProperties(colour(COLOURS[i])));
    }
    chart.plot(data);
    placed.sheet().getPrintSetup().setFitHeight((short) 1);
  }

  private static XSSFChart chart(Placed placed, BarDirection direction) {
    XSSFSheet sheet = placed.sheet();
    int top = placed.lastRow() + 2;
    int height =
        direction == BarDirection.BAR ? Math.max(HEIGHT, 2 * placed.table().rows().size()) : HEIGHT;
    XSSFClientAnchor anchor =
        new XSSFClientAnchor(
            0, 0, 0, 0, 0, top, Math.min(WIDTH, placed.table().columns().size()), top + height);
    XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
    chart.setTitleText(placed.table().title());
    chart.setTitleOverlay(false);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    return chart;
  }

  private static CellRangeAddress range(Placed placed, int column) {
    return new CellRangeAddress(placed.firstRow(), placed.lastRow(), column, column);
  }

  private static XDDFColor colour(int[] rgb) {
    return XDDFColor.from(new byte[] {(byte) rgb[0], (byte) rgb[1], (byte) rgb[2]});
  }
}
