/**
 * Who is told what of an alert, and when: pure functions of the alert, the rulebook and what was
 * said before.
 *
 * <p>In: {@link org.yushi.desk.warning.News}, one per revision of an alert. Out: a {@link
 * org.yushi.desk.warning.Plan} of notices, each with its earliest instant. Nothing here reads a
 * clock, a database or Kafka.
 */
@NullMarked
package org.yushi.desk.warning;

import org.jspecify.annotations.NullMarked;
