package org.yushi.local.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers the ids and contents of all events of a run in 16 bytes each, to tell what comes again.
 */
final class SeenIds {
  /** What an event is to those before it. */
  enum Meeting {
    /** Its id is new. */
    NEW,
    /** Its id came before with the same content. */
    REPEATED,
    /** Its id came before with other content. */
    CONFLICT
  }

  private static final int FIRST_CAPACITY = 1 << 12;

  private final MessageDigest digest = sha256();
  private long[] ids = new long[FIRST_CAPACITY];
  private long[] contents = new long[FIRST_CAPACITY];
  private int size;

  /** Takes an event in; of several contents under one id, the first stays the one compared with. */
  Meeting add(String id, String content) {
    return add(hash(id), hash(content));
  }

  private Meeting add(long id, long content) {
    int slot = slot(id);
    if (ids[slot] == id) {
      return contents[slot] == content ? Meeting.REPEATED : Meeting.CONFLICT;
    }
    ids[slot] = id;
    contents[slot] = content;
    if (++size * 2 > ids.length) {
      grow();
    }
    return Meeting.NEW;
  }

  /** The slot of an id, or the empty one where it belongs. */
  private int slot(long id) {
    int mask = ids.length - 1;
    int slot = (int) id & mask;
    while (ids[slot] != 0 && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldIds = ids;
    long[] oldContents = contents;
    ids = new long[oldIds.length * 2];
    contents = new long[oldIds.length * 2];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        int slot = slot(oldIds[i]);
        ids[slot] = oldIds[i];
        contents[slot] = oldContents[i];
      }
    }
  }

  private long hash(String text) {
    long hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
