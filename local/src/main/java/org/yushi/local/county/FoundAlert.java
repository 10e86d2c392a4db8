package org.yushi.local.county;

/**
 * An alert that a replay found.
 *
 * @param alertId its id
 * @param facts what it says
 */
public record FoundAlert(String alertId, AlertFacts facts) {}
