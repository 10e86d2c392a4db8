/**
 * Working days, office hours and the two ways of counting a limit.
 *
 * <p>In: published working days of a region and the office hours of a centre. Out: instants, in
 * O(1) after loading, or null where a day is needed that is not published. Time zones are those of
 * the office; everything is pure and immutable. Called by the rulebook and the review.
 */
@NullMarked
package org.yushi.calendar;

import org.jspecify.annotations.NullMarked;
