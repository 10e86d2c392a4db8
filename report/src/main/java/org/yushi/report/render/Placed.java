package org.yushi.report.render;

import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.yushi.report.table.Table;

/**
 * Where a table stands in a sheet.
 *
 * @param sheet the sheet
 * @param table the table
 * @param head row of its head
 */
record Placed(XSSFSheet sheet, Table table, int head) {
  int firstRow() {
    return head + 1;
  }

  int lastRow() {
    return head + table.rows().size();
  }

  int column(String key) {
    return table.columns().stream().map(column -> column.key()).toList().indexOf(key);
  }
}
