package org.yushi.local.services;

/**
 * The images that a service can run from.
 *
 * @param official the one that everybody knows
 * @param standIn another of the same software
 * @param recipe builds the stand-in where no registry of images can be reached
 */
record Images(String official, String standIn, String recipe) {
  static final Images KAFKA =
      new Images("apache/kafka:4.4.0", "local/apache-kafka:4.4.0", ".ci/kafka-image/build");

  static final Images POSTGRESQL =
      new Images("postgres:17", "local/postgres:17", ".ci/postgres-image/build");
}
