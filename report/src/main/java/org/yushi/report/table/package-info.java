/** The tables of the report: what both the page and the workbook show, cell by cell. */
@NullMarked
package org.yushi.report.table;

import org.jspecify.annotations.NullMarked;
