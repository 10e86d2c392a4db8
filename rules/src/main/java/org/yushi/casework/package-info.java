/**
 * What happens to a case (办件): the events that windows report and the file they fold into.
 *
 * <p>In: JSON lines of the event contract (docs/reference/case-event.schema.json). Out: a {@link
 * org.yushi.casework.CaseFile}, the same whatever order the events arrived in. Called by the
 * stations of the stream and by the importer; knows no calendar, no rule, no clock.
 */
@NullMarked
package org.yushi.casework;

import org.jspecify.annotations.NullMarked;
