package org.yushi.report.model;

/**
 * The figures of one level: of all cases that count at a place of that level.
 *
 * @param tier the level
 * @param places how many places of it took part
 * @param totals their figures
 */
public record TierRow(Tier tier, long places, Totals totals) {}
