package org.yushi.rulebook;

import java.util.List;
import java.util.Map;

/**
 * What a rule's folder says of it besides its DRL (rule.yaml).
 *
 * @param id the rule's id = its folder's name
 * @param title in Chinese and English
 * @param basis the law or measure it rests on, in Chinese and English
 * @param grades its grades, the gravest last: of two at one instant the later in the list counts
 * @param parameters what its thresholds may set: name → kind of value
 * @param drl file name → text of its rules
 */
public record RuleCard(
    String id,
    Bilingual title,
    Bilingual basis,
    List<String> grades,
    Map<String, String> parameters,
    Map<String, String> drl) {

  /** Copies lists and maps. */
  public RuleCard {
    grades = List.copyOf(grades);
    parameters = Map.copyOf(parameters);
    drl = Map.copyOf(drl);
  }
}
