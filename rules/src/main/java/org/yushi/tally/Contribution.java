package org.yushi.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.EventType;

/**
 * What one case, or one finding of a patrol, contributes to the figures of all months. A pure
 * function of what is known of it and of the rulebook.
 *
 * @param of what it is of
 * @param id case, or event id of the finding
 * @param zone in which its days lie
 * @param counted where it counts
 * @param receivedOn day of intake, or null
 * @param acceptedOn day of acceptance, or null
 * @param deliveredOn day of delivery, or null
 * @param ending how it ended, or null while it is open
 * @param dueAt due instant, or null
 * @param finish what is known of its decision, or null
 * @param deeds what happened more than once, in business order
 */
public record Contribution(
    Of of,
    String id,
    ZoneId zone,
    Counted counted,
    @Nullable LocalDate receivedOn,
    @Nullable LocalDate acceptedOn,
    @Nullable LocalDate deliveredOn,
    @Nullable Ending ending,
    @Nullable Instant dueAt,
    @Nullable Finish finish,
    List<Deed> deeds) {

  /** What contributes. */
  public enum Of {
    /** A case. */
    CASE,
    /** A finding of a patrol. */
    FINDING
  }

  /**
   * Where it counts; empty = not known.
   *
   * @param region region
   * @param centre centre, sub-centre or agent point
   * @param department department
   * @param window window
   * @param item item
   * @param channel kind of place
   * @param agentPoint the agent point, if it came by one
   */
  public record Counted(
      String region,
      String centre,
      String department,
      String window,
      String item,
      String channel,
      String agentPoint) {}

  /**
   * The end of a case.
   *
   * @param type DECIDED, REFUSED, WITHDRAWN or VOIDED
   * @param at instant
   * @param on local date
   */
  public record Ending(EventType type, Instant at, LocalDate on) {}

  /**
   * How a decision lies to what was due; minutes are whole office minutes, null = not known.
   *
   * @param timing how it lies to the due instant
   * @param onTheSpot whether on the day of acceptance
   * @param lateByPromise whether after the promise
   * @param lateByStatute whether after the statute
   * @param worked what it took
   * @param promised what the promise allowed
   * @param statutory what the statute allowed
   */
  public record Finish(
      Timing timing,
      boolean onTheSpot,
      boolean lateByPromise,
      boolean lateByStatute,
      @Nullable Long worked,
      @Nullable Long promised,
      @Nullable Long statutory) {}

  /** Copies the list. */
  public Contribution {
    deeds = List.copyOf(deeds);
  }

  /** Whether there is nothing to count. */
  public boolean isEmpty() {
    return receivedOn == null && deeds.isEmpty();
  }
}
