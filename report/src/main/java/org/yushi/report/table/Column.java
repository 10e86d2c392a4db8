package org.yushi.report.table;

/**
 * A column of a table.
 *
 * @param key names the column, for all languages; for a figure its id
 * @param group head above the heads of several columns; empty if there is none
 * @param title head
 * @param means what the figure is; empty if that is plain
 * @param type what stands in it
 */
public record Column(String key, String group, String title, String means, Type type) {
  /** What stands in a column. */
  public enum Type {
    /** A code or a date: not broken. */
    CODE,
    /** A text, broken where it is long. */
    TEXT,
    /** A level, with its colour. */
    LEVEL,
    /** A long text, such as a definition. */
    LONG,
    /** A figure with an id. */
    KPI,
    /** A figure with an id, as a number and as a bar. */
    BAR,
    /** Another figure. */
    FIGURE
  }

  /** Whether figures stand in it. */
  public boolean numeric() {
    return type == Type.KPI || type == Type.BAR || type == Type.FIGURE;
  }

  /** Whether all of it is one figure that has an id. */
  public boolean named() {
    return type == Type.KPI || type == Type.BAR;
  }
}
