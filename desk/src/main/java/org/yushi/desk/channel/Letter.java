package org.yushi.desk.channel;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/**
 * One letter to one recipient by one channel, ready to be read.
 *
 * @param id fixed and unique, lower-case hex digits: a letter that is sent again bears the same
 * @param kind what it is
 * @param level the gravest level in it
 * @param notices how many notices it stands for, at least 1
 * @param to where it goes
 * @param recipient who is meant, for people: a name of a window, a department, an office
 * @param subject one line
 * @param text plain text, lines ended by {@code \n}
 * @param html the same as a page, or null; only mail has a use for it
 * @param alerts the revisions it speaks of, as many as the receiver of a webhook should see
 */
public record Letter(
    String id,
    Kind kind,
    Level level,
    int notices,
    Contact to,
    String recipient,
    String subject,
    String text,
    @Nullable String html,
    List<AlertRef> alerts) {

  /** What a letter is. */
  public enum Kind {
    /** One alert, to somebody who should act. */
    WARNING,
    /** What came up since the last one, once a day. */
    DIGEST,
    /** What exceeded the budget of a day, once an hour. */
    GROUP,
    /** An alert taken back or made less grave. */
    WITHDRAWAL
  }

  /**
   * A revision of an alert.
   *
   * @param alertId the alert
   * @param revision its number in the thread
   * @param level its level; of one that is taken back, the level that was told
   * @param withdrawn whether it is taken back or made less grave
   */
  public record AlertRef(String alertId, int revision, Level level, boolean withdrawn) {}

  private static final Pattern ID = Pattern.compile("[0-9a-f]+");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the id is not hex, or the letter stands for nothing
   */
  public Letter {
    if (!ID.matcher(id).matches() || notices < 1) {
      throw new IllegalArgumentException(
          "expected an id of lower-case hex digits and a notice at least, found \"%s\" and %d"
              .formatted(id, notices));
    }
    alerts = List.copyOf(alerts);
  }
}
