/**
 * The monthly report of an office of electronic efficiency supervision (月报): one model, and from it
 * a page to read, a PDF to print and file, and a workbook to count with.
 *
 * <p>Sections, figures and their ids stand in docs/reference/monthly-report.md.
 */
@NullMarked
package org.yushi.report;

import org.jspecify.annotations.NullMarked;
