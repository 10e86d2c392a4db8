package org.yushi.local.services;

/** A broker; {@code toString} says what it is, in a few words. */
interface KafkaBroker extends Service {
  String bootstrap();
}
