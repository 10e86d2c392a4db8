/**
 * Files and folders that several commands treat with the same care.
 *
 * <p>In: folders that only one process may use; lines that belong together; properties of clients.
 * Out: a lock; a file that appears when it is complete; the properties by name. Called by the
 * broker, the import, serve and export.
 */
@NullMarked
package org.yushi.local.files;

import org.jspecify.annotations.NullMarked;
