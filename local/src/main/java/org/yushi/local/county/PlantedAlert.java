package org.yushi.local.county;

/**
 * An alert that must be found.
 *
 * @param scenario what was planted, in words
 * @param facts what it must say
 */
public record PlantedAlert(Wording scenario, AlertFacts facts) {}
