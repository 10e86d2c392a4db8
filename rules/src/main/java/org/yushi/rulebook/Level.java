package org.yushi.rulebook;

/** How grave an alert is; looked up in the policy by rule and grade. */
public enum Level {
  /** Switched off: no alert. */
  OFF,
  /** 提示. */
  NOTICE,
  /** 黄牌. */
  YELLOW,
  /** 红牌. */
  RED
}
