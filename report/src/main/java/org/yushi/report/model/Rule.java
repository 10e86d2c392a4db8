package org.yushi.report.model;

import org.yushi.rulebook.Bilingual;

/**
 * A rule of the rulebook.
 *
 * @param id its id, such as {@code overdue}
 * @param name its title
 */
public record Rule(String id, Bilingual name) {}
