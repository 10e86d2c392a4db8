package org.yushi.ledger;

/** A topic is not the one that was read before. */
public final class TopicChangedException extends Exception {
  private static final long serialVersionUID = 1L;

  TopicChangedException(String topic, String found, String expected) {
    super(
        "主题 %s 已被重建，账本读到的位置不再有效 topic %s was made anew: expected id %s, found %s; the ledger cannot go on in it"
            .formatted(topic, topic, expected, found));
  }
}
