package org.yushi.desk.channel;

/** What became of one attempt to send a letter. Reasons hold no secret and no address of a URL. */
public sealed interface Outcome {
  /** The other side took it. */
  record Sent() implements Outcome {}

  /**
   * It may well go another time: nobody answered, too slow, too many at once, a fault of theirs.
   *
   * @param why for the delivery log, in English
   */
  record TryAgain(String why) implements Outcome {}

  /**
   * It will never go this way: no such address, a wrong key, a letter they do not take.
   *
   * @param why for the delivery log, in English
   */
  record Refused(String why) implements Outcome {}
}
