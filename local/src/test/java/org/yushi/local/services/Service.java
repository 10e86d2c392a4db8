package org.yushi.local.services;

/** What runs for the tests, and can be stopped and started meanwhile. */
interface Service extends AutoCloseable {
  /** Starts it again, with all that it was told, and returns when it answers; unless it runs. */
  void start();

  /** Stops it in good order; unless it is stopped. */
  void stop();

  /** Ends it for good, and forgets what it was told. */
  @Override
  void close();
}
