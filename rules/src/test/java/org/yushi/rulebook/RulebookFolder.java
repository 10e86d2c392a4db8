package org.yushi.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A rulebook written for one test: the county's, with some files of its own. */
public final class RulebookFolder {
  private final Path folder;

  private RulebookFolder(Path folder) {
    this.folder = folder;
  }

  /** A rulebook that takes every file it lacks from a shipped one. */
  public static RulebookFolder basedOn(String shipped, Path folder) {
    return new RulebookFolder(folder)
        .with("rulebook.yaml", "name: mine\nbasedOn: " + shipped + "\n");
  }

  /** A rulebook with every file of the county, to be left out or changed one by one. */
  public static RulebookFolder copyOfCounty(Path folder) throws RulebookException {
    RulebookFolder copy = new RulebookFolder(folder);
    for (Map.Entry<String, byte[]> file : RulebookBundle.shipped("county").files().entrySet()) {
      if (!file.getKey().contains("cases")) {
        copy.write(file.getKey(), file.getValue());
      }
    }
    return copy;
  }

  /** With this file. */
  public RulebookFolder with(String file, String text) {
    write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return this;
  }

  /** With this line at the end of a file. */
  public RulebookFolder plus(String file, String line) {
    try {
      String text = Files.readString(folder.resolve(file));
      return with(file, text + (text.endsWith("\n") ? "" : "\n") + line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** File and number of the last line. */
  public String last(String file) {
    try (var lines = Files.lines(folder.resolve(file))) {
      return file + ":" + lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a text of a file replaced. */
  public RulebookFolder replacing(String file, String old, String text) {
    try {
      String before = Files.readString(folder.resolve(file));
      if (!before.contains(old)) {
        throw new IllegalArgumentException(file + " does not hold " + old);
      }
      return with(file, before.replace(old, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a file. */
  public RulebookFolder without(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bundle as it stands. */
  public RulebookBundle bundle() throws RulebookException {
    return RulebookBundle.read(folder);
  }

  /** The rulebook. */
  public Rulebook load() throws RulebookException {
    return RulebookLoader.load(bundle());
  }

  private void write(String file, byte[] bytes) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
