package org.yushi.local.county;

/**
 * How one rule fared.
 *
 * @param rule rule id
 * @param expected how many alerts were planted
 * @param found how many were found, right or wrong
 * @param missed how many planted ones were not found as they were planted
 * @param unplanted how many found ones were not planted so: false alerts
 */
public record RuleTally(String rule, int expected, int found, int missed, int unplanted) {}
