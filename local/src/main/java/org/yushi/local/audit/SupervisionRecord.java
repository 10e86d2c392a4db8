package org.yushi.local.audit;

import java.util.List;

/**
 * A record 电子监察, GB/T 39046-2020 table 11; empty = not known
 * (docs/reference/supervision-record.md).
 *
 * @param caseId 办件编号
 * @param content 督办内容
 * @param organisation 机构名称
 * @param itemKind 事项类型代码
 * @param issuedAt 督办发出时间
 * @param alertId 监察编号
 * @param rule 监察规则编号
 * @param warning 监察预警类型代码
 * @param stateSince 状态产生时间
 * @param result 监察结果描述
 * @param department 责任部门
 */
record SupervisionRecord(
    String caseId,
    String content,
    String organisation,
    String itemKind,
    String issuedAt,
    String alertId,
    String rule,
    String warning,
    String stateSince,
    String result,
    String department) {

  /** The names that the standard gives, in its order. */
  static final List<String> NAMES =
      List.of(
          "办件编号",
          "督办内容",
          "机构名称",
          "事项类型代码",
          "督办发出时间",
          "监察编号",
          "监察规则编号",
          "监察预警类型代码",
          "状态产生时间",
          "监察结果描述",
          "责任部门");

  /** The values in the order of the names. */
  List<String> values() {
    return List.of(
        caseId,
        content,
        organisation,
        itemKind,
        issuedAt,
        alertId,
        rule,
        warning,
        stateSince,
        result,
        department);
  }
}
