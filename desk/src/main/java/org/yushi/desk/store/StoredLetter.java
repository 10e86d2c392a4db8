package org.yushi.desk.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yushi.desk.channel.Letter;

/** A letter as text, to be sent again after any restart as it was. */
final class StoredLetter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredLetter() {}

  static String write(Letter letter) {
    try {
      return JSON.writeValueAsString(letter);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a letter is plain records", e);
    }
  }

  static Letter read(String text) {
    try {
      return JSON.readValue(text, Letter.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a letter that was kept", e);
    }
  }
}
