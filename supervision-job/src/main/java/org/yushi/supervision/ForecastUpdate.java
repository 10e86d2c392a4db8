package org.yushi.supervision;

import org.jspecify.annotations.Nullable;
import org.yushi.alert.Forecast;

/**
 * What is ahead of a case now.
 *
 * @param caseId the case
 * @param forecast the forecast, or null if nothing is ahead any more
 */
public record ForecastUpdate(String caseId, @Nullable Forecast forecast) {}
