package org.yushi.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that one process uses at a time. */
class FolderLockTest {
  @TempDir Path folder;

  @Test
  void aFolderInUseIsRefusedUntilItIsGivenBack() {
    FolderLock lock = FolderLock.of(folder);

    assertThat(FolderLock.unlessTaken(folder.resolve("."))).isEmpty();
    assertThatThrownBy(() -> FolderLock.of(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Another process is using " + folder);

    lock.close();
    FolderLock.of(folder).close();
  }

  @Test
  void whoIsRefusedHereDoesNotGiveItToOtherProcesses() throws Exception {
    FolderLock lock = FolderLock.of(folder);
    assertThat(FolderLock.unlessTaken(folder)).isEmpty();

    assertThat(anotherProcessIsRefused()).isTrue();

    lock.close();
    assertThat(anotherProcessIsRefused()).isFalse();
  }

  private boolean anotherProcessIsRefused() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AnotherProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isBetween(AnotherProcess.GIVEN, AnotherProcess.REFUSED);
    return process.exitValue() == AnotherProcess.REFUSED;
  }

  /** Asks for the folder and ends. */
  static final class AnotherProcess {
    static final int GIVEN = 50;
    static final int REFUSED = 51;

    private AnotherProcess() {}

    public static void main(String[] folder) {
      System.exit(FolderLock.unlessTaken(Path.of(folder[0])).isPresent() ? GIVEN : REFUSED);
    }
  }
}
