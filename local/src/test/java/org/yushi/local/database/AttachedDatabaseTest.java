package org.yushi.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at the database of a folder. */
class AttachedDatabaseTest {
  @TempDir Path folder;

  @Test
  void aDatabaseThatIsServedIsUsedAsItIsAndRunsOn() throws Exception {
    try (DatabaseProcess process = DatabaseProcess.on(folder)) {
      Sql.run(process.url(), "create table said as select 'served' as what");

      try (AttachedDatabase attached = AttachedDatabase.to(folder);
          AttachedDatabase another = AttachedDatabase.to(folder)) {
        assertThat(attached.url()).isEqualTo(process.url());
        assertThat(Sql.ask(another.url(), "select what from said")).isEqualTo("served");
      }

      assertThat(Sql.ask(process.url(), "select what from said")).isEqualTo("served");
    }
  }

  @Test
  void aDatabaseThatIsNotServedIsStartedAndStopped() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      Sql.run(database.url(), "create table said as select 'before' as what");
    }

    String url;
    try (AttachedDatabase attached = AttachedDatabase.to(folder)) {
      url = attached.url();
      assertThat(Sql.ask(url, "select what from said")).isEqualTo("before");
      assertThatThrownBy(() -> EmbeddedDatabase.in(folder))
          .hasMessage("Another process is using " + folder);
    }

    assertThatThrownBy(() -> DriverManager.getConnection(url)).hasMessageContaining("refused");
    EmbeddedDatabase.in(folder).close();
  }

  @Test
  void whatAKilledProcessLeftRunningIsReadToo() throws Exception {
    try (DatabaseProcess process = DatabaseProcess.on(folder)) {
      Sql.run(process.url(), "create table said as select 'before' as what");
      process.kill();
    }

    try (AttachedDatabase attached = AttachedDatabase.to(folder)) {
      assertThat(Sql.ask(attached.url(), "select what from said")).isEqualTo("before");
    }

    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void whoStartedItWaitsForTheOthers() throws Exception {
    EmbeddedDatabase.in(folder).close();
    AttachedDatabase first = AttachedDatabase.to(folder);
    AttachedDatabase second = AttachedDatabase.to(folder);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(first::close);
    assertThatThrownBy(() -> closing.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(Sql.ask(second.url(), "select 'still here'")).isEqualTo("still here");

    second.close();
    closing.get(30, TimeUnit.SECONDS);
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void aFolderWithoutADatabaseIsRefusedAndStaysAsItIs() throws Exception {
    assertThatThrownBy(() -> AttachedDatabase.to(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("There is no database in " + folder);
    try (var inside = Files.list(folder)) {
      assertThat(inside).isEmpty();
    }
  }
}
