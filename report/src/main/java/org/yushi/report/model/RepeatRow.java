package org.yushi.report.model;

/**
 * A unit of which one rule found something again and again.
 *
 * @param unit the window or department
 * @param rule the rule
 * @param alerts alerts raised in the month
 * @param months months in a row with at least one, the month of the report included
 */
public record RepeatRow(Unit unit, Rule rule, long alerts, int months) {}
