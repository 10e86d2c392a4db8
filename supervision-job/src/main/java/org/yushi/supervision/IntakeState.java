package org.yushi.supervision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.alert.Publication;
import org.yushi.verdict.CaseIntake;
import org.yushi.verdict.Findings;
import org.yushi.verdict.VerdictLine;

/** What IntakeReview keeps of the intakes of one applicant and item. */
public final class IntakeState extends StationState<IntakeUpsert> {
  /** What the watermark has not passed yet. */
  public List<IntakeUpsert> waiting = new ArrayList<>();

  /** The cases, by id. */
  public Map<String, Entry> entries = new HashMap<>();

  /** One case. */
  public static final class Entry {
    /** Its intake, or null once it belongs here no more. */
    public @Nullable CaseIntake intake;

    /** Number of the upsert that said so. */
    public long upsert = -1;

    /** Whether the case is long closed: it stays only while another later case rests on it. */
    public boolean archived;

    /** What was found between it and earlier cases. */
    public List<Findings.Finding> found = new ArrayList<>();

    /** Epoch ms at which the next step of its lines begins. */
    public long wakeAt = NONE;

    /** Whether a step of its lines waits for a silent source. */
    public boolean held;

    /** The lines in which it is the later case. */
    public List<VerdictLine> lines = new ArrayList<>();

    /** What was sent on of them. */
    public List<Publication.Sent> sent = new ArrayList<>();

    /** How many changes were sent on. */
    public long sequence;

    /** Whether its case was taken in and not ended. */
    boolean isOpen() {
      return intake != null && intake.endedAt() == null;
    }
  }

  /** How many cases wait for a silent source. */
  long heldCases() {
    return entries.values().stream().filter(entry -> entry.held).count();
  }

  @Override
  List<IntakeUpsert> waiting() {
    return waiting;
  }
}
