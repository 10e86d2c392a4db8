package org.yushi.report.model;

import org.yushi.rulebook.Level;

/**
 * What became of the alerts of one rule and level.
 *
 * @param rule the rule
 * @param level the level that they have, or had last
 * @param raised raised in the month, and not retracted
 * @param ended ended in the month
 * @param retracted retracted in the month
 */
public record AlertRow(Rule rule, Level level, long raised, long ended, long retracted) {}
