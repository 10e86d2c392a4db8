/**
 * Dated verdicts: what a case file means under a rulebook.
 *
 * <p>In: a {@link org.yushi.casework.CaseFile} and a {@link org.yushi.rulebook.Rulebook}. Out: per
 * rule and thing a line of dated steps ("past its promise from Friday 17:00"), and the evidence in
 * words. Java computes figures and dates, the rules (DRL) compare them; nothing here reads a clock.
 * Called by the stations of the stream.
 */
@NullMarked
package org.yushi.verdict;

import org.jspecify.annotations.NullMarked;
