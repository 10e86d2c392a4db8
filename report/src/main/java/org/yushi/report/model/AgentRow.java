package org.yushi.report.model;

/**
 * What an agent point handled for people (代办), by kind of business.
 *
 * @param township where the village lies
 * @param village the village, or the agent point
 * @param category kind of business, such as 社会保障
 * @param totals its figures
 */
public record AgentRow(Unit township, Unit village, String category, Totals totals) {}
