/**
 * Follows a folder into which an exchange drops files, and brings their events to a topic.
 *
 * <p>In: the files of one folder, a mapping of {@code org.yushi.local.importing}. Out: events in
 * Kafka, at least once; rejected rows, what was done and what is half done in a state folder;
 * metrics. Each file goes through four steps, each of which a crash leaves either undone or done:
 * copied, converted, sent batch by batch, noted as done. Called by the command {@code import
 * --follow}.
 */
@NullMarked
package org.yushi.local.follow;

import org.jspecify.annotations.NullMarked;
