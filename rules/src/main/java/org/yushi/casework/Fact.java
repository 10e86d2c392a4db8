package org.yushi.casework;

import java.util.List;

/**
 * One event as it stands after all corrections.
 *
 * @param event what holds now
 * @param versions what was said of it over time, the first as first sent, the last = {@code event};
 *     each knows when it became known. What excuses must have been said in time, so history counts.
 */
public record Fact(CaseEvent event, List<CaseEvent> versions) {}
