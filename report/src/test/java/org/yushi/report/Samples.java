package org.yushi.report;

import java.nio.file.Path;
import java.util.Locale;

/** Writes the made-up report into a folder, to be looked at. */
public final class Samples {
  private Samples() {}

  /** The folder. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    ReportWriter.write(Fixture.county(), Locale.CHINESE, folder);
    ReportWriter.write(Fixture.county(), Locale.ENGLISH, folder);
    ReportWriter.write(Fixture.nothing(), Locale.CHINESE, folder.resolve("nothing"));
  }
}
