package org.yushi.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.yushi.local.database.EmbeddedDatabase;
import org.yushi.local.database.Sql;
import org.yushi.local.ports.FreePorts;

/** What every test may expect of the PostgreSQL that it is given, wherever it runs. */
@RealServices
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresServiceTest {
  private final PostgresService postgres;

  PostgresServiceTest(PostgresService postgres) {
    this.postgres = postgres;
  }

  @Test
  void whatWasCommittedIsReadAsItWasWrittenAfterARestartToo() throws Exception {
    String url = postgres.newDatabase();
    Sql.run(url, "create table said (what text)");
    Sql.run(url, "insert into said values ('你好')");
    assertThat(Sql.ask(url, "select what from said")).isEqualTo("你好");

    postgres.stop();
    assertThat(FreePorts.isFree(port())).isTrue();
    postgres.start();

    assertThat(Sql.ask(url, "select what from said")).isEqualTo("你好");
  }

  @Test
  void whatWasCommittedOutlivesACrashAndWhatWasNotDoesNot() throws Exception {
    String url = postgres.newDatabase();
    Sql.run(url, "create table said (what text)");
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("insert into said values ('committed')");
      connection.commit();
      statement.execute("insert into said values ('not committed')");

      postgres.kill();
    }
    postgres.start();

    assertThat(Sql.ask(url, "select string_agg(what, ', ') from said")).isEqualTo("committed");
  }

  @Test
  @Order(1)
  void aTestMayLeaveItStopped() {
    postgres.stop();
    postgres.stop();

    assertThat(FreePorts.isFree(port())).isTrue();
  }

  @Test
  @Order(2)
  void theNextTestFindsItRunning() throws Exception {
    assertThat(Sql.ask(postgres.url(), "select 1")).isEqualTo("1");
  }

  @Test
  void databasesAreNewAndApart() throws Exception {
    String first = postgres.newDatabase();
    String second = postgres.newDatabase();

    Sql.run(first, "create table said (what text)");

    assertThat(second).isNotEqualTo(first);
    assertThat(Sql.ask(first, "select to_regclass('said')")).isEqualTo("said");
    assertThat(Sql.ask(second, "select to_regclass('said')")).isNull();
  }

  @Test
  void itHasTheSettingsOfTheEmbeddedOne() throws Exception {
    for (var setting : EmbeddedDatabase.settings().entrySet()) {
      assertThat(Sql.ask(postgres.url(), "show " + setting.getKey()))
          .as(setting.getKey())
          .isEqualTo(setting.getValue());
    }
  }

  private int port() {
    return Integer.parseInt(postgres.url().replaceAll(".*:(\\d+)/.*", "$1"));
  }
}
