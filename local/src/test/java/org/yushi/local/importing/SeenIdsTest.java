package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
  @Property(tries = 100)
  void it_tells_the_same_as_a_map_would(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 99) Integer> events) {
    SeenIds seen = new SeenIds();
    Map<String, String> known = new HashMap<>();
    for (int event : events) {
      String id = "id" + event / 3;
      String content = "content" + event;
      String before = known.putIfAbsent(id, content);
      SeenIds.Meeting expected =
          before == null
              ? SeenIds.Meeting.NEW
              : before.equals(content) ? SeenIds.Meeting.REPEATED : SeenIds.Meeting.CONFLICT;
      assertThat(seen.add(id, content)).isEqualTo(expected);
    }
  }

  @Test
  void it_grows() {
    SeenIds seen = new SeenIds();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        assertThat(seen.add("id" + i, "x"))
            .isEqualTo(round == 0 ? SeenIds.Meeting.NEW : SeenIds.Meeting.REPEATED);
      }
    }
  }
}
