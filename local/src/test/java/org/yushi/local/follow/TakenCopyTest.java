package org.yushi.local.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenCopyTest {
  @TempDir Path folder;

  @Test
  void the_copy_and_its_hash_are_those_of_the_content() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "abc");
    Path into = Files.createDirectory(folder.resolve("into"));
    TakenCopy copy = TakenCopy.of(DroppedFile.at(file), into);
    assertThat(copy.path()).isEqualTo(into.resolve("a.csv")).hasContent("abc");
    assertThat(copy.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void a_file_that_is_written_to_meanwhile_is_not_taken() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "abc");
    Path into = Files.createDirectory(folder.resolve("into"));
    DroppedFile before = DroppedFile.at(file);
    Files.writeString(file, "abcd");
    UnreadableFileException refused =
        catchThrowableOfType(UnreadableFileException.class, () -> TakenCopy.of(before, into));
    assertThat(refused).hasMessageContaining("written to while it was read");
    assertThat(refused.isContent()).isFalse();
  }
}
