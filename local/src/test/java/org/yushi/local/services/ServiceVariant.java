package org.yushi.local.services;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where a service runs for the tests.
 *
 * @param image of the container; empty if it runs without one
 * @param why this and not the other
 */
record ServiceVariant(Optional<String> image, String why) {
  private static final String PROPERTY = "yushi.services";

  /**
   * A running service of the variant asked for, and a line that says which it is.
   *
   * @param name of the service, for the line
   * @param inContainer starts it from an image
   * @param embedded starts it without a container
   */
  static <S extends Service> S launched(
      String name, Images images, Function<String, S> inContainer, Supplier<S> embedded) {
    ServiceVariant variant = of(System.getProperty(PROPERTY, "auto"), new LocalDocker(), images);
    S service = variant.image().map(inContainer).orElseGet(embedded);
    System.out.printf("%nSERVICES %s: %s (%s)%n", name, service, variant.why());
    return service;
  }

  /**
   * The variant asked for. No image is ever pulled: a registry that cannot be reached would cost
   * minutes before that is known.
   *
   * @param asked containers, embedded, or auto
   * @throws IllegalStateException if containers are asked for and cannot be had
   */
  static ServiceVariant of(String asked, Docker docker, Images images) {
    return switch (asked) {
      case "embedded" -> embedded("asked for");
      case "containers" -> {
        ServiceVariant variant = preferablyInContainer(docker, images);
        if (variant.image().isEmpty()) {
          throw new IllegalStateException("-D" + PROPERTY + "=containers, but " + variant.why());
        }
        yield variant;
      }
      case "auto" -> preferablyInContainer(docker, images);
      default ->
          throw new IllegalStateException(
              "-D" + PROPERTY + "=" + asked + ": expected containers, embedded or auto");
    };
  }

  private static ServiceVariant preferablyInContainer(Docker docker, Images images) {
    if (!docker.answers()) {
      return embedded("no Docker engine answers");
    }
    return Stream.of(images.official(), images.standIn())
        .filter(docker::has)
        .findFirst()
        .map(image -> new ServiceVariant(Optional.of(image), "Docker has the image"))
        .orElseGet(
            () ->
                embedded(
                    "Docker has no image "
                        + images.official()
                        + ": docker pull it, or build a stand-in with "
                        + images.recipe()));
  }

  private static ServiceVariant embedded(String why) {
    return new ServiceVariant(Optional.empty(), why);
  }
}
