package org.yushi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.alert.AlertRevision;
import org.yushi.alert.Silence;
import org.yushi.alert.VerdictChange;
import org.yushi.casework.CaseEvent;

/** Everything that flows or is kept is serialised by Flink's own serialisers, never by Kryo. */
class StateTypesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        RawRecord.class,
        CaseEvent.class,
        IntakeUpsert.class,
        VerdictChange.class,
        AlertRevision.class,
        Rejected.class,
        FeedCount.class,
        CaseState.class,
        PatrolState.class,
        ContributionUpdate.class,
        IntakeState.class,
        CalendarState.class,
        FeedState.class,
        FeedHeard.class,
        Silence.class,
        ForecastUpdate.class,
        ThreadInput.class,
        ThreadInput.ReceivedAct.class,
        AlertState.class
      })
  void isSerialisedWithoutKryo(Class<?> type) {
    SerializerConfigImpl noKryo = new SerializerConfigImpl();
    noKryo.setGenericTypes(false);

    TypeInformation<?> information = TypeInformation.of(type);

    assertThat(information).isInstanceOf(PojoTypeInfo.class);
    assertThatCode(() -> information.createSerializer(noKryo)).doesNotThrowAnyException();
  }
}
