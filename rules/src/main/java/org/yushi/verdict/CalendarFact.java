package org.yushi.verdict;

/**
 * The end of a region's published calendar; epoch ms.
 *
 * @param year the first year that is not published
 * @param noticeFrom thirty days before the last published day
 */
public record CalendarFact(String year, long noticeFrom) {}
