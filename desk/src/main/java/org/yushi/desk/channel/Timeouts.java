package org.yushi.desk.channel;

import java.time.Duration;

/**
 * How long the other side may take.
 *
 * @param connect until there is a connection
 * @param answer HTTP: until the whole answer is there; SMTP: for each reply and each write
 */
record Timeouts(Duration connect, Duration answer) {
  static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(6));
}
