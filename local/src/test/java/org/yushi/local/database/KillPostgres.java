package org.yushi.local.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.yushi.local.ports.FreePorts;

/** Kill -9 for the PostgreSQL of an embedded database. */
public final class KillPostgres {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private KillPostgres() {}

  /** Kills it, and returns when nobody listens any more. */
  public static void in(Path folder) throws IOException {
    List<String> told = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    ProcessHandle.of(Long.parseLong(told.get(0))).orElseThrow().destroyForcibly();
    int port = Integer.parseInt(told.get(3));
    await("PostgreSQL is killed").atMost(LIMIT).until(() -> FreePorts.isFree(port));
  }
}
