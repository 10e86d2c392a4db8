package org.yushi.dashboards;

import java.time.Instant;

/** What somebody chose as time range. */
record TimeSpan(Instant from, Instant to) {}
