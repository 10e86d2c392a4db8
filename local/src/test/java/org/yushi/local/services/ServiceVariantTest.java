package org.yushi.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which variant of a service the tests get. */
class ServiceVariantTest {
  private static final String OFFICIAL = "postgres:17";
  private static final String STAND_IN = "local/postgres:17";
  private static final Images IMAGES = new Images(OFFICIAL, STAND_IN, ".ci/postgres-image/build");

  private static final Docker NO_ENGINE =
      new Docker() {
        @Override
        public boolean answers() {
          return false;
        }

        @Override
        public boolean has(String image) {
          throw new AssertionError("there is no engine to ask");
        }
      };

  private static Docker engineWith(String... images) {
    return new Docker() {
      @Override
      public boolean answers() {
        return true;
      }

      @Override
      public boolean has(String image) {
        return Set.of(images).contains(image);
      }
    };
  }

  @Test
  void autoIsAContainerWhereTheImageIsAtHandTheOfficialOneFirst() {
    assertThat(ServiceVariant.of("auto", engineWith(OFFICIAL, STAND_IN), IMAGES).image())
        .contains(OFFICIAL);
    assertThat(ServiceVariant.of("auto", engineWith(STAND_IN), IMAGES).image()).contains(STAND_IN);
  }

  @Test
  void autoIsEmbeddedWithoutEngineOrImageAndSaysWhy() {
    assertThat(ServiceVariant.of("auto", NO_ENGINE, IMAGES).image()).isEmpty();
    assertThat(ServiceVariant.of("auto", NO_ENGINE, IMAGES).why()).contains("no Docker engine");
    assertThat(ServiceVariant.of("auto", engineWith(), IMAGES).image()).isEmpty();
    assertThat(ServiceVariant.of("auto", engineWith(), IMAGES).why())
        .contains("no image " + OFFICIAL);
  }

  @Test
  void embeddedIsEmbeddedWhateverIsAtHand() {
    assertThat(ServiceVariant.of("embedded", engineWith(OFFICIAL), IMAGES).image()).isEmpty();
  }

  @Test
  void containersThatCannotBeHadAreAnErrorThatSaysWhatIsMissing() {
    assertThat(ServiceVariant.of("containers", engineWith(OFFICIAL), IMAGES).image())
        .contains(OFFICIAL);
    assertThatThrownBy(() -> ServiceVariant.of("containers", NO_ENGINE, IMAGES))
        .hasMessage("-Dyushi.services=containers, but no Docker engine answers");
    assertThatThrownBy(() -> ServiceVariant.of("containers", engineWith(), IMAGES))
        .hasMessageContaining("no image " + OFFICIAL)
        .hasMessageContaining(".ci/postgres-image/build");
  }

  @Test
  void anotherWordIsAnError() {
    assertThatThrownBy(() -> ServiceVariant.of("docker", engineWith(OFFICIAL), IMAGES))
        .hasMessage("-Dyushi.services=docker: expected containers, embedded or auto");
  }
}
