/**
 * The {@code yushi} command: one class per subcommand, thin around the packages that do the work.
 *
 * <p>In: the command line. Out: files, a few bilingual lines for people, JSON where a program asks
 * for it, exit codes (0 done, 1 a check failed, 2 wrong use or input, 3 a fault of Yushi's own).
 */
@NullMarked
package org.yushi.local;

import org.jspecify.annotations.NullMarked;
