package org.yushi.verdict;

import java.util.ArrayList;
import java.util.List;
import org.yushi.rulebook.Bilingual;

/**
 * What a verdict rests on, so that an inspector can defend it. What would not fit into a record any
 * more is cut, the same way each time: long fields in many events must not stop the stream.
 *
 * @param facts ids of the events, for dual intake of the earlier cases, the earliest first
 * @param computation how it was computed, in words
 * @param basis law or measure
 */
public record Evidence(List<String> facts, Bilingual computation, Bilingual basis) {
  private static final int LONGEST = 50_000;

  /** Cuts what is too long. */
  public Evidence {
    facts = within(facts);
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
