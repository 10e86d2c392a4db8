package org.yushi.local.follow;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told what happens while a folder is followed; told by one thread. */
interface FollowListener {
  /**
   * The folder was looked at.
   *
   * @param waiting the files that are neither done nor unreadable, the oldest first
   * @param unreadable how many files wait to be changed because their content cannot be converted
   */
  default void looked(List<DroppedFile> waiting, int unreadable) {}

  /** A file is about to be sent, from its first event on or from where it was left. */
  default void sending(FileJob job) {}

  /** Events have been sent and kept. */
  default void sent(int events) {}

  /**
   * A file is done.
   *
   * @param rejected where its rejected rows are; null if there are none
   */
  default void done(FileJob job, @Nullable Path rejected) {}

  /** A file was passed over: one of the same name and content is done. */
  default void known(DroppedFile file) {}

  /** A file cannot be brought to the topic; it stays where it is. */
  default void failed(DroppedFile file, String reason) {}

  /** Nothing can be done just now; it is tried again. */
  default void held(String reason) {}

  /** What held has passed. */
  default void goesOn() {}
}
