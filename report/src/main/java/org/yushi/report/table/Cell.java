package org.yushi.report.table;

import org.yushi.report.model.Value;
import org.yushi.rulebook.Level;

/** A cell of a table. */
public sealed interface Cell {
  /**
   * A text.
   *
   * @param text as it is shown
   */
  record Text(String text) implements Cell {}

  /**
   * A level.
   *
   * @param text its name
   * @param level which colour it has
   */
  record Badge(String text, Level level) implements Cell {}

  /**
   * A figure.
   *
   * @param value the figure
   * @param kpi id of the figure; empty if it has none
   */
  record Figure(Value value, String kpi) implements Cell {}
}
