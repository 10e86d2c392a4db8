/** What {@code yushi report} prints: for people, and for programs. */
@NullMarked
package org.yushi.local.report;

import org.jspecify.annotations.NullMarked;
