package org.yushi.supervision;

/**
 * A new version of what a case or a finding contributes to the figures of the months.
 *
 * @param id case, or event id of the finding
 * @param json the version (docs/reference/topics.md)
 */
public record ContributionUpdate(String id, String json) {}
