package org.yushi.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yushi.local.services.KafkaVariant.OFFICIAL;
import static org.yushi.local.services.KafkaVariant.STAND_IN;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which variant of Kafka the tests get. */
class KafkaVariantTest {
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
    assertThat(KafkaVariant.of("auto", engineWith(OFFICIAL, STAND_IN)).image()).contains(OFFICIAL);
    assertThat(KafkaVariant.of("auto", engineWith(STAND_IN)).image()).contains(STAND_IN);
  }

  @Test
  void autoIsEmbeddedWithoutEngineOrImageAndSaysWhy() {
    assertThat(KafkaVariant.of("auto", NO_ENGINE).image()).isEmpty();
    assertThat(KafkaVariant.of("auto", NO_ENGINE).why()).contains("no Docker engine");
    assertThat(KafkaVariant.of("auto", engineWith()).image()).isEmpty();
    assertThat(KafkaVariant.of("auto", engineWith()).why()).contains("no image " + OFFICIAL);
  }

  @Test
  void embeddedIsEmbeddedWhateverIsAtHand() {
    assertThat(KafkaVariant.of("embedded", engineWith(OFFICIAL)).image()).isEmpty();
  }

  @Test
  void containersThatCannotBeHadAreAnErrorThatSaysWhatIsMissing() {
    assertThat(KafkaVariant.of("containers", engineWith(OFFICIAL)).image()).contains(OFFICIAL);
    assertThatThrownBy(() -> KafkaVariant.of("containers", NO_ENGINE))
        .hasMessage("-Dyushi.services=containers, but no Docker engine answers");
    assertThatThrownBy(() -> KafkaVariant.of("containers", engineWith()))
        .hasMessageContaining("no image " + OFFICIAL)
        .hasMessageContaining(".ci/kafka-image/build");
  }

  @Test
  void anotherWordIsAnError() {
    assertThatThrownBy(() -> KafkaVariant.of("docker", engineWith(OFFICIAL)))
        .hasMessage("-Dyushi.services=docker: expected containers, embedded or auto");
  }
}
