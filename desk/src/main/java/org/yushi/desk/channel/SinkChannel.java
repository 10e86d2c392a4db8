package org.yushi.desk.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Takes every letter, whoever it is for, and appends it to a file, one line of JSON each. */
public final class SinkChannel implements Channel {
  private final Path file;

  /**
   * A sink.
   *
   * @param file made if it is not there; its folder must be
   */
  public SinkChannel(Path file) {
    this.file = file;
  }

  @Override
  public synchronized Outcome send(Letter letter) {
    try {
      Files.writeString(
          file, LetterJson.of(letter) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new Outcome.Sent();
    } catch (IOException e) {
      return new Outcome.TryAgain("the sink cannot be written: " + e);
    }
  }
}
