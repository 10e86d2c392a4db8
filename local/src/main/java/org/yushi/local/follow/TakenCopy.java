package org.yushi.local.follow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A copy of a dropped file: what is hashed is what is converted, whatever becomes of the file
 * meanwhile, and a slow mount is read once.
 *
 * @param path where the copy lies, under the same name
 * @param sha256 of its content, in hexadecimal digits
 */
record TakenCopy(Path path, String sha256) {
  private static final int BUFFER = 1 << 16;

  /**
   * Copies a file.
   *
   * @param into an existing folder
   * @throws UnreadableFileException if the file cannot be read, or is being written to
   * @throws IOException if the copy cannot be written
   */
  static TakenCopy of(DroppedFile file, Path into) throws IOException, UnreadableFileException {
    Path copy = into.resolve(file.name());
    MessageDigest digest = digest();
    try (InputStream from = open(file);
        OutputStream to = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
      byte[] buffer = new byte[BUFFER];
      for (int count = read(from, buffer); count > 0; count = read(from, buffer)) {
        to.write(buffer, 0, count);
      }
    }
    if (!now(file).equals(file)) {
      throw UnreadableFileException.access("读取时又被改写 it was written to while it was read");
    }
    return new TakenCopy(copy, HexFormat.of().formatHex(digest.digest()));
  }

  private static DroppedFile now(DroppedFile file) throws UnreadableFileException {
    try {
      return DroppedFile.at(file.path());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static InputStream open(DroppedFile file) throws UnreadableFileException {
    try {
      return Files.newInputStream(file.path());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static int read(InputStream from, byte[] into) throws UnreadableFileException {
    try {
      return from.read(into);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UnreadableFileException unreadable(IOException e) {
    return UnreadableFileException.access(
        "读不出 cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
