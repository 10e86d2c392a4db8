package org.yushi.verdict;

/**
 * The five days in which an applicant must be told (art. 32 行政许可法); epoch ms.
 *
 * @param since receipt of the materials
 * @param tellBy close of office of the fifth working day after it
 * @param answeredAt when the applicant was told something
 */
public record TellWindow(long since, long tellBy, long answeredAt) {}
