package org.yushi.desk.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.Sha256;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/**
 * What one recipient is to be told of one revision of an alert by one channel: once.
 *
 * @param alertId the alert
 * @param revision the revision
 * @param kind why
 * @param level level of the alert then
 * @param tier step of the ladder
 * @param recipient code of the place
 * @param name name of the place, and of who is in charge
 * @param channel how, or null if there is no way
 * @param region whose calendar counts, or null
 * @param centre whose calendar counts, or null
 * @param urgent at any hour
 * @param unanswered of an escalation: how long nobody answered, in office time; else null
 * @param dueAt not before
 */
public record Notice(
    String alertId,
    int revision,
    Kind kind,
    Level level,
    Tier tier,
    String recipient,
    String name,
    @Nullable Contact channel,
    @Nullable String region,
    @Nullable String centre,
    boolean urgent,
    @Nullable Duration unanswered,
    Instant dueAt) {

  /** Why somebody is told. */
  public enum Kind {
    /** It is theirs to act. */
    WARNING,
    /** Those below did not answer. */
    ESCALATION,
    /** Those below cannot be reached. */
    FALLBACK,
    /** It was told, and is taken back. */
    WITHDRAWAL
  }

  /** Its identity: the same revision, reason, recipient and channel is the same notice. */
  public String id() {
    return Sha256.hex(
            String.join(
                "\n",
                alertId,
                Integer.toString(revision),
                kind.name(),
                recipient,
                String.valueOf(channel)))
        .substring(0, 32);
  }

  /** Whether it waits for the digest. */
  public boolean isForDigest() {
    return level.compareTo(Level.RED) < 0 && (kind == Kind.WARNING || kind == Kind.FALLBACK);
  }

  Notice movedTo(Recipient other, Contact by, Instant due) {
    return new Notice(
        alertId,
        revision,
        Kind.FALLBACK,
        level,
        other.tier(),
        other.code(),
        other.name(),
        by,
        region,
        centre,
        urgent,
        null,
        due);
  }
}
