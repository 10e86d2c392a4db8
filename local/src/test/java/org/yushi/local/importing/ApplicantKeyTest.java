package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicantKeyTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  private Map<String, String> home() {
    return Map.of("XDG_CONFIG_HOME", folder.toString());
  }

  private Path ownFile() {
    return folder.resolve("yushi/applicant.key");
  }

  @Test
  void a_key_is_made_once_for_the_owner_only_and_kept() throws Exception {
    String first = new ApplicantKey(null, home(), told::add).get();
    String second = new ApplicantKey(null, home(), told::add).get();
    assertThat(first).matches("[0-9a-f]{64}").isEqualTo(second);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ownFile())))
        .isEqualTo("rw-------");
    assertThat(told).singleElement().asString().contains(ownFile().toString(), "keep a copy");
    assertThat(told.toString()).doesNotContain(first);
    try (var files = Files.list(ownFile().getParent())) {
      assertThat(files).containsExactly(ownFile());
    }
  }

  @Test
  void a_key_file_that_others_can_read_is_warned_of() throws Exception {
    new ApplicantKey(null, home(), told::add).get();
    Files.setPosixFilePermissions(ownFile(), PosixFilePermissions.fromString("rw-r--r--"));
    new ApplicantKey(null, home(), told::add).get();
    assertThat(told.get(1)).contains("chmod 600");
  }

  @Test
  void a_named_file_comes_before_the_environment_and_that_before_the_own_file() throws Exception {
    Path named = Files.writeString(folder.resolve("k"), "a key in a file of its own\n");
    Map<String, String> environment =
        Map.of(ApplicantKey.VARIABLE, "a key of the environment", "XDG_CONFIG_HOME", "" + folder);
    assertThat(new ApplicantKey(named, environment, told::add).get())
        .isEqualTo("a key in a file of its own");
    assertThat(new ApplicantKey(null, environment, told::add).get())
        .isEqualTo("a key of the environment");
    assertThat(ownFile()).doesNotExist();
  }

  @Test
  void a_short_key_is_refused_without_repeating_it() {
    ApplicantKey key = new ApplicantKey(null, Map.of(ApplicantKey.VARIABLE, "secret"), told::add);
    assertThatThrownBy(key::get)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("at least 16 characters, found 6")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_missing_key_file_is_told_by_its_name() {
    ApplicantKey key = new ApplicantKey(folder.resolve("gone"), Map.of(), told::add);
    assertThatThrownBy(key::get)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone");
  }
}
