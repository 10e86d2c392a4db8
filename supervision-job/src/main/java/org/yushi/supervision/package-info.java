/**
 * The stations of the stream: Intake, CaseReview, IntakeReview, CalendarReview, AlertLifecycle.
 *
 * <p>In: raw records of case events. Out: alert revisions, rejected records, counts per feed. Each
 * station is a thin Flink operator around pure steps of {@code rules}: it keeps one state value and
 * one timer per key and applies its input once the watermark has passed it, everything of one key
 * and instant as one step. The wiring stands in {@link org.yushi.supervision.SupervisionJob}, what
 * can be measured in {@link org.yushi.supervision.MetricNames}.
 */
@NullMarked
package org.yushi.supervision;

import org.jspecify.annotations.NullMarked;
