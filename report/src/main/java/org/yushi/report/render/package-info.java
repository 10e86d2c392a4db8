/** HTML, PDF and XLSX. */
@NullMarked
package org.yushi.report.render;

import org.jspecify.annotations.NullMarked;
