package org.yushi.desk.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/** Takes every letter, whoever it is for, and appends it to a file, one line of JSON each. */
public final class SinkChannel implements Channel {
  private final Path file;
  private final InstantSource clock;

  /**
   * A sink.
   *
   * @param file made if it is not there; its folder must be
   * @param clock dates letters
   */
  public SinkChannel(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public synchronized Outcome send(Letter letter) {
    try {
      Files.writeString(
          file,
          LetterJson.of(letter, clock.instant()) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return new Outcome.Sent();
    } catch (IOException e) {
      return new Outcome.TryAgain("the sink cannot be written: " + e);
    }
  }
}
