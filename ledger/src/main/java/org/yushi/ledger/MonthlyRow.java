package org.yushi.ledger;

import org.yushi.tally.Contribution.Counted;
import org.yushi.tally.Figures;

/**
 * The figures of one month and place.
 *
 * @param level by what they are added up
 * @param counted the place; empty where they are not told apart
 * @param figures the figures
 */
public record MonthlyRow(Grouping level, Counted counted, Figures figures) {}
