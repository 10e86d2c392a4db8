/**
 * Converts a log of any office, CSV or XES, into case events, as a mapping in YAML says.
 *
 * <p>In: log files and one mapping (docs/reference/mapping-language.md). Out: one JSON line per
 * event of the contract, and the rows that could not be converted, each with its reason. Called by
 * the command {@code import}; knows the event contract and nothing of rules, calendars or streams.
 * Every row goes through alone, so the size of a log does not matter.
 */
@NullMarked
package org.yushi.local.importing;

import org.jspecify.annotations.NullMarked;
