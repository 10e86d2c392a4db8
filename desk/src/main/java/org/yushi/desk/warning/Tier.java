package org.yushi.desk.warning;

/** Steps of the ladder of responsibility, from the hand that works to the one that watches. */
public enum Tier {
  /** 经办人. */
  HANDLER,
  /** 窗口负责人. */
  WINDOW,
  /** 部门分管领导. */
  DEPARTMENT,
  /** 中心主任. */
  CENTRE,
  /** 纪检监察机构. */
  INSPECTION
}
