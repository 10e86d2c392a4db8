/** What people use: warnings that reach them in time, and their answers. */
@NullMarked
package org.yushi.desk;

import org.jspecify.annotations.NullMarked;
