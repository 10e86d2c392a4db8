/**
 * A real PostgreSQL on this machine, for one machine and for tests.
 *
 * <p>In: a folder. Out: the address of a database that keeps everything it is told in that folder,
 * for the process that serves and for those that only read. PostgreSQL runs in processes of its
 * own, as programs that come with Yushi and are unpacked once. Called by the tests.
 */
@NullMarked
package org.yushi.local.database;

import org.jspecify.annotations.NullMarked;
