/** The rows of real logs beside a count straight from the raw log. */
@NullMarked
package org.yushi.local.rows;

import org.jspecify.annotations.NullMarked;
