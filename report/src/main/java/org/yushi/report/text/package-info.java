/** The words of the report: names of figures, sentences, numbers and dates in one language. */
@NullMarked
package org.yushi.report.text;

import org.jspecify.annotations.NullMarked;
