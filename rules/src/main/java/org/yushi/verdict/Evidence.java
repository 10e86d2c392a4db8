package org.yushi.verdict;

import java.util.List;
import org.yushi.rulebook.Bilingual;

/**
 * What a verdict rests on, so that an inspector can defend it.
 *
 * @param facts ids of the events, for dual intake of the earlier cases, the earliest first
 * @param computation how it was computed, in words
 * @param basis law or measure
 */
public record Evidence(List<String> facts, Bilingual computation, Bilingual basis) {}
