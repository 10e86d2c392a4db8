package org.yushi.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is stopped, started, killed and found again. */
class EmbeddedDatabaseTest {
  @TempDir Path temporary;

  @Test
  void whatWasCommittedOutlivesARestartAndADatabaseOfTheSameFolder() throws Exception {
    Path folder = temporary.resolve("县 政务中心's data");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder)) {
      String url = database.url();
      Sql.run(url, "create table said (what text)");
      Sql.run(url, "insert into said values ('受理')");

      database.stop();
      database.stop();
      assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
      database.start();
      database.start();

      assertThat(database.url()).isEqualTo(url);
      assertThat(Sql.ask(url, "select what from said")).isEqualTo("受理");
    }

    try (EmbeddedDatabase another = EmbeddedDatabase.in(folder)) {
      assertThat(Sql.ask(another.url(), "select what from said")).isEqualTo("受理");
    }
  }

  @Test
  void itHasTheSettingsOfALedgerOnThisMachineAlone() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      for (var setting : EmbeddedDatabase.settings().entrySet()) {
        assertThat(Sql.ask(database.url(), "show " + setting.getKey()))
            .as(setting.getKey())
            .isEqualTo(setting.getValue());
      }
      assertThat(Sql.ask(database.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.ask(database.url(), "show unix_socket_directories")).isEmpty();
      assertThat(Sql.ask(database.url(), "show server_encoding")).isEqualTo("UTF8");
      assertThat(Sql.ask(database.url(), "select datcollate from pg_database limit 1"))
          .isEqualTo("C");
      assertThat(Sql.ask(database.url(), "show data_checksums")).isEqualTo("on");
    }
    try (var logs = Files.list(temporary.resolve("log"))) {
      assertThat(logs).anyMatch(log -> log.getFileName().toString().startsWith("postgresql-"));
    }
  }

  @Test
  void onlyWhoKnowsThePasswordIsAnswered() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      String guessed = database.url().replaceFirst("password=.*", "password=yushi");
      assertThatThrownBy(() -> DriverManager.getConnection(guessed))
          .hasMessageContaining("password authentication failed");
    }
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    assertThat(Files.getPosixFilePermissions(temporary.resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatAKilledProcessLeavesRunningIsEndedByTheNextStart() throws Exception {
    String left;
    try (DatabaseProcess process = DatabaseProcess.on(temporary)) {
      left = process.url();
      Sql.run(left, "create table said as select 'before' as what");
      process.kill();
    }
    assertThat(Sql.ask(left, "select what from said")).isEqualTo("before");

    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      assertThatThrownBy(() -> DriverManager.getConnection(left)).hasMessageContaining("refused");
      assertThat(Sql.ask(database.url(), "select what from said")).isEqualTo("before");
    }
  }

  @Test
  void aKilledPostgresStartsAgainWithAllThatWasCommitted() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      String url = database.url();
      Sql.run(url, "create table said as select 'before' as what");

      KillPostgres.in(temporary);
      database.start();

      assertThat(database.url()).isEqualTo(url);
      assertThat(Sql.ask(url, "select what from said")).isEqualTo("before");
    }
  }

  @Test
  void afterACrashOfTheMachineTheNumberInTheFileIsAnotherProcesss() throws Exception {
    Path file = temporary.resolve("data/postmaster.pid");
    List<String> told;
    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      Sql.run(database.url(), "create table said as select 'before' as what");
      told = Files.readAllLines(file);
    }
    Path elsewhere = temporary.resolve("another");
    try (EmbeddedDatabase another = EmbeddedDatabase.in(elsewhere)) {
      for (long pid : List.of(ProcessHandle.current().pid(), postmaster(elsewhere))) {
        told.set(0, Long.toString(pid));
        Files.write(file, told);

        try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
          assertThat(Sql.ask(database.url(), "select what from said")).isEqualTo("before");
        }
      }
      assertThat(Sql.ask(another.url(), "select 'untouched'")).isEqualTo("untouched");
    }

    Files.writeString(file, "");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      assertThat(Sql.ask(database.url(), "select what from said")).isEqualTo("before");
    }
  }

  @Test
  void whatAnInterruptedFirstStartLeftIsNoDatabase() throws Exception {
    Path unfinished = temporary.resolve("data-unfinished-123");
    Files.createDirectories(unfinished.resolve("base"));
    Files.writeString(temporary.resolve("password"), "");

    try (EmbeddedDatabase database = EmbeddedDatabase.in(temporary)) {
      assertThat(Sql.ask(database.url(), "select 1")).isEqualTo("1");
    }
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void aFolderInUseIsRefused() throws Exception {
    try (DatabaseProcess process = DatabaseProcess.on(temporary)) {
      assertThatThrownBy(() -> EmbeddedDatabase.in(temporary))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Another process is using " + temporary);
      assertThat(Sql.ask(process.url(), "select 1")).isEqualTo("1");
    }
    EmbeddedDatabase.in(temporary).close();
  }

  @Test
  void aDatabaseThatCannotStartSaysWhatPostgresSays() throws Exception {
    EmbeddedDatabase.in(temporary).close();
    Files.writeString(temporary.resolve("data/PG_VERSION"), "9.6\n");

    assertThatThrownBy(() -> EmbeddedDatabase.in(temporary))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(temporary.toString())
        .hasMessageContaining("initialized by PostgreSQL version 9.6");
  }

  private static long postmaster(Path folder) throws Exception {
    return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
  }
}
