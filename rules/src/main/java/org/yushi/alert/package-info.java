/**
 * Alert threads: one per violation, with everything that was ever published of it.
 *
 * <p>In: verdict changes, each at an instant of supervision time. Out: numbered revisions, the same
 * in every re-execution. Called by the last station of the stream; knows no rule.
 */
@NullMarked
package org.yushi.alert;

import org.jspecify.annotations.NullMarked;
