package org.yushi.local.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
  @TempDir Path folder;

  private Path drop(String name, String modified) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "some rows\n");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
  }

  private static List<String> names(List<DroppedFile> files) {
    return files.stream().map(DroppedFile::name).toList();
  }

  @Test
  void a_file_is_complete_when_two_looks_found_the_same() throws IOException {
    DropFolder drops = new DropFolder(folder, null);
    drop("a.csv", "2026-03-02T09:00:00Z");
    DropFolder.Look first = drops.look();
    assertThat(names(first.growing())).containsExactly("a.csv");
    assertThat(first.complete()).isEmpty();
    assertThat(names(drops.look().complete())).containsExactly("a.csv");
  }

  @Test
  void a_file_that_grows_is_left_alone_until_it_rests() throws IOException {
    DropFolder drops = new DropFolder(folder, null);
    Path file = drop("a.csv", "2026-03-02T09:00:00Z");
    drops.look();
    Files.writeString(file, "more\n", StandardOpenOption.APPEND);
    assertThat(drops.look().complete()).isEmpty();
    assertThat(drops.look().complete()).hasSize(1);
  }

  @Test
  void the_oldest_comes_first() throws IOException {
    DropFolder drops = new DropFolder(folder, null);
    drop("c.csv", "2026-03-02T09:00:00Z");
    drop("b.csv", "2026-03-02T10:00:00Z");
    drop("a.csv", "2026-03-02T10:00:00Z");
    drops.look();
    assertThat(names(drops.look().complete())).containsExactly("c.csv", "a.csv", "b.csv");
  }

  @Test
  void what_is_hidden_or_named_as_unfinished_and_folders_are_passed_over() throws IOException {
    DropFolder drops = new DropFolder(folder, null);
    for (String name : List.of(".hidden.csv", "a.csv.tmp", "b.csv.PART", "c.csv.filepart")) {
      drop(name, "2026-03-02T09:00:00Z");
    }
    Files.createDirectory(folder.resolve("sub"));
    drops.look();
    DropFolder.Look look = drops.look();
    assertThat(look.complete()).isEmpty();
    assertThat(look.growing()).isEmpty();
  }

  @Test
  void a_mark_beside_it_makes_a_file_complete_at_once() throws IOException {
    DropFolder drops = new DropFolder(folder, ".ok");
    drop("a.csv", "2026-03-02T09:00:00Z");
    drop("b.csv", "2026-03-02T09:00:00Z");
    drop("b.csv.ok", "2026-03-02T09:00:00Z");
    DropFolder.Look look = drops.look();
    assertThat(names(look.complete())).containsExactly("b.csv");
    assertThat(names(look.growing())).containsExactly("a.csv");
    drops.look();
    assertThat(names(drops.look().growing())).containsExactly("a.csv");
  }
}
