package org.yushi.local.services;

import java.util.List;
import java.util.Optional;

/**
 * Where Kafka runs for the tests.
 *
 * @param image of the container; empty if it runs inside the process
 * @param why this and not the other
 */
record KafkaVariant(Optional<String> image, String why) {
  static final String PROPERTY = "yushi.services";
  static final String OFFICIAL = "apache/kafka:4.4.0";

  /** Built by {@code .ci/kafka-image/build} where no registry of images can be reached. */
  static final String STAND_IN = "local/apache-kafka:4.4.0";

  /**
   * The variant asked for. No image is ever pulled: a registry that cannot be reached would cost
   * minutes before that is known.
   *
   * @param asked containers, embedded, or auto
   * @throws IllegalStateException if containers are asked for and cannot be had
   */
  static KafkaVariant of(String asked, Docker docker) {
    return switch (asked) {
      case "embedded" -> embedded("asked for");
      case "containers" -> {
        KafkaVariant variant = preferablyInContainer(docker);
        if (variant.image().isEmpty()) {
          throw new IllegalStateException("-D" + PROPERTY + "=containers, but " + variant.why());
        }
        yield variant;
      }
      case "auto" -> preferablyInContainer(docker);
      default ->
          throw new IllegalStateException(
              "-D" + PROPERTY + "=" + asked + ": expected containers, embedded or auto");
    };
  }

  private static KafkaVariant preferablyInContainer(Docker docker) {
    if (!docker.answers()) {
      return embedded("no Docker engine answers");
    }
    return List.of(OFFICIAL, STAND_IN).stream()
        .filter(docker::has)
        .findFirst()
        .map(image -> new KafkaVariant(Optional.of(image), "Docker has the image"))
        .orElseGet(
            () ->
                embedded(
                    "Docker has no image "
                        + OFFICIAL
                        + ": docker pull it, or build a stand-in with .ci/kafka-image/build"));
  }

  private static KafkaVariant embedded(String why) {
    return new KafkaVariant(Optional.empty(), why);
  }
}
