package org.yushi.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a CORRECTED event does to an earlier one. Its own place, details, item and so on, where
 * said, replace the amended event's.
 *
 * @param amends id of the event that it amends or voids
 * @param voids whether the amended event is struck out
 * @param amendedOccurredAt the right business time of the amended event, or null to leave it
 */
public record Correction(String amends, boolean voids, @Nullable Instant amendedOccurredAt) {}
