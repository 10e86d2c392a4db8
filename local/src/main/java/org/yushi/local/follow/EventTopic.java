package org.yushi.local.follow;

import java.util.List;

/** Where the events go. */
interface EventTopic extends AutoCloseable {
  /**
   * Sends events and waits until all of them are kept.
   *
   * @param events lines of the event contract
   * @throws TopicUnavailableException if some of them may not be kept; all of them are to be sent
   *     again, which is harmless
   */
  void send(List<String> events) throws TopicUnavailableException;

  @Override
  void close();
}
