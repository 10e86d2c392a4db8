package org.yushi.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's folder says of it besides its DRL (rule.yaml).
 *
 * @param id the rule's id = its folder's name
 * @param title in Chinese and English
 * @param basis the law or measure it rests on, in Chinese and English
 * @param grades its grades, the gravest last: of two at one instant the later in the list counts
 * @param absence the grades that rest on something not having happened: they wait for their sources
 * @param standard the level where a policy has no row for a grade, or null if it must have one
 * @param parameters what its thresholds may set: name → kind of value
 * @param drl file name → text of its rules
 */
public record RuleCard(
    String id,
    Bilingual title,
    Bilingual basis,
    List<String> grades,
    Set<String> absence,
    @Nullable Level standard,
    Map<String, String> parameters,
    Map<String, String> drl) {

  /** Copies lists and maps. */
  public RuleCard {
    grades = List.copyOf(grades);
    absence = Set.copyOf(absence);
    parameters = Map.copyOf(parameters);
    drl = Map.copyOf(drl);
  }
}
