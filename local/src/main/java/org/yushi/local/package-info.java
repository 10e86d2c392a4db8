/** The {@code yushi} command: one class for each of its subcommands. */
@NullMarked
package org.yushi.local;

import org.jspecify.annotations.NullMarked;
