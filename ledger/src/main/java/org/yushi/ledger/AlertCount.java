package org.yushi.ledger;

import java.time.YearMonth;
import org.yushi.tally.Contribution.Counted;

/**
 * Alerts of one month, place, rule and level.
 *
 * @param month the month
 * @param counted where they count; empty where that is not told apart
 * @param rule the rule
 * @param level the level that they have, or had last
 * @param raised raised in the month and not retracted
 * @param ended of those that were ever raised, ended in the month
 * @param retracted retracted in the month
 */
public record AlertCount(
    YearMonth month,
    Counted counted,
    String rule,
    String level,
    long raised,
    long ended,
    long retracted) {}
