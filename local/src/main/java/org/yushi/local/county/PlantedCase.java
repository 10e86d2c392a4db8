package org.yushi.local.county;

/**
 * What was planted in one case.
 *
 * @param caseId the case
 * @param rule the rule that it is about, empty for an ordinary case
 * @param exception whether the rule must leave it alone, or say less than it would otherwise
 * @param scenario what was planted, in words
 */
public record PlantedCase(String caseId, String rule, boolean exception, Wording scenario) {}
