/**
 * A replay on this machine, from files to files.
 *
 * <p>In: files of events, a rulebook, an instant. Out: alerts.jsonl, revisions.jsonl,
 * rejected.jsonl and summary.json, sorted, the same bytes for the same events in any order. Called
 * by the commands; the judging is done by the supervision job.
 */
@NullMarked
package org.yushi.local.replay;

import org.jspecify.annotations.NullMarked;
