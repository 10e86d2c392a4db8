package org.yushi.local.services;

/** A PostgreSQL; {@code toString} says what it is, in a few words. */
interface PostgresServer extends Service {
  /** With user and password. */
  String url();

  /** Ends it as a crash would, and returns when it is gone. */
  void kill();
}
