package org.yushi.local.county;

import org.jspecify.annotations.Nullable;

/**
 * Where truth and replay part: an alert missed, a false one, or one that says something else.
 *
 * @param planted what was to be found, null for a false alert
 * @param found what was found instead, null for a missed one
 */
public record Difference(@Nullable PlantedAlert planted, @Nullable FoundAlert found) {

  /** The violation that it is about. */
  AlertFacts either() {
    if (planted != null) {
      return planted.facts();
    }
    if (found != null) {
      return found.facts();
    }
    throw new IllegalStateException("a difference is about something");
  }

  /** One line for people. */
  public String text() {
    AlertFacts facts = either();
    StringBuilder text =
        new StringBuilder(facts.rule())
            .append(' ')
            .append(facts.subjectId())
            .append(facts.about().isEmpty() ? "" : " [" + facts.about() + "]");
    text.append("  应有 expected: ").append(planted == null ? "—" : planted.facts().text());
    text.append("  找到 found: ").append(found == null ? "—" : found.facts().text());
    if (planted != null) {
      text.append("  （").append(planted.scenario()).append("）");
    }
    return text.toString();
  }
}
