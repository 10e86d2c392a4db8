package org.yushi.desk.warning;

import java.util.List;
import org.yushi.rulebook.Contact;

/**
 * Somebody who can be told something.
 *
 * @param tier step of the ladder
 * @param code code of the place
 * @param name name of the place, and of who is in charge of it
 * @param contacts by which it is reached; none if it cannot be
 */
public record Recipient(Tier tier, String code, String name, List<Contact> contacts) {
  /** Copies the list. */
  public Recipient {
    contacts = List.copyOf(contacts);
  }

  /** Whether there is any way to reach it. */
  public boolean isReachable() {
    return !contacts.isEmpty();
  }
}
