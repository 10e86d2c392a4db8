package org.yushi.verdict;

import java.util.ArrayList;
import java.util.List;
import org.yushi.casework.Where;
import org.yushi.rulebook.Bilingual;

/**
 * What a verdict rests on, so that an inspector can defend it. What would not fit into a record any
 * more is cut, the same way each time: long fields in many events must not stop the stream.
 *
 * @param facts ids of the events, for dual intake of the earlier cases, the earliest first
 * @param units where else it concerns: the units of the earlier cases of a dual intake, each once
 * @param computation how it was computed, in words
 * @param basis law or measure
 */
public record Evidence(
    List<String> facts, List<Where> units, Bilingual computation, Bilingual basis) {
  private static final int LONGEST = 50_000;
  private static final int MOST_UNITS = 50;

  /** What concerns nobody else. */
  public Evidence(List<String> facts, Bilingual computation, Bilingual basis) {
    this(facts, List.of(), computation, basis);
  }

  /** Cuts what is too long. */
  public Evidence {
    facts = within(facts);
    units = units.stream().distinct().limit(MOST_UNITS).toList();
    computation = new Bilingual(within(computation.zh()), within(computation.en()));
  }

  private static String within(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static List<String> within(List<String> ids) {
    List<String> kept = new ArrayList<>();
    int length = 0;
    for (String id : ids) {
      length += id.length();
      if (length > LONGEST) {
        kept.add("…");
        break;
      }
      kept.add(id);
    }
    return List.copyOf(kept);
  }
}
