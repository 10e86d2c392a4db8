package org.yushi.desk.channel;

import org.yushi.rulebook.Contact;

/** A way by which letters are sent. Safe for several threads. */
@FunctionalInterface
public interface Channel {
  /**
   * Tries once to send a letter; takes a few seconds at most where the other side hangs.
   *
   * @return what became of it; nothing is thrown, whatever happens
   */
  Outcome send(Letter letter);

  /** Whether there are settings for a contact. */
  default boolean knows(Contact contact) {
    return true;
  }
}
