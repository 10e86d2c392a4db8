package org.yushi.local.services;

/** A broker that can be stopped and started; {@code toString} says what it is, in a few words. */
interface KafkaBroker extends AutoCloseable {
  String bootstrap();

  void start();

  void stop();

  @Override
  void close();
}
