package org.yushi.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the ledger's database is, and as whom it is asked.
 *
 * <p>On another machine the connection is encrypted and the server's certificate checked against
 * its name ({@code sslmode=verify-full}), unless the URL says otherwise.
 *
 * @param url {@code jdbc:postgresql://host:port/database?…}; any property of the driver may stand
 *     in it, such as {@code sslmode} and {@code sslrootcert}
 * @param user user; empty if the URL says it
 * @param password password; empty if the URL says it or none is needed
 */
public record DatabaseAddress(String url, String user, String password) {
  private static final Pattern FORM =
      Pattern.compile("jdbc:postgresql://(?<servers>[^/?]+)/(?<database>[^?]+)(\\?.*)?");
  private static final String SECONDS_TO_CONNECT = "10";
  private static final String SECONDS_OF_SILENCE = "60";

  /**
   * Checks the form of the URL.
   *
   * @throws IllegalArgumentException if it is of another form
   */
  public DatabaseAddress {
    if (!isUrl(url)) {
      throw new IllegalArgumentException(
          "expected jdbc:postgresql://host:port/database, found another form");
    }
  }

  /** Whether a text has the form of an address. */
  public static boolean isUrl(String text) {
    return FORM.matcher(text).matches();
  }

  /** An address that says everything itself. */
  public static DatabaseAddress of(String url) {
    return new DatabaseAddress(url, "", "");
  }

  /** What the driver is told; what the URL says goes before it. */
  Properties properties() {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    if (!isHere()) {
      properties.setProperty("sslmode", "verify-full");
    }
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("ApplicationName", "yushi");
    return properties;
  }

  private boolean isHere() {
    return Stream.of(part("servers").split(","))
        .map(server -> server.replaceFirst(":\\d+$", ""))
        .allMatch(host -> host.equals("localhost") || host.matches("127\\.[0-9.]+|\\[::1]"));
  }

  private String part(String name) {
    Matcher form = FORM.matcher(url);
    return form.matches() ? form.group(name) : "";
  }

  /** A connection that may add, and not change what is written. */
  Connection asWriter() throws SQLException {
    Properties properties = properties();
    properties.setProperty("socketTimeout", SECONDS_OF_SILENCE);
    return as("yushi_ledger_writer", properties);
  }

  /** A connection that may only read. */
  public Connection asReader() throws SQLException {
    return as("yushi_ledger_reader", properties());
  }

  /** A connection that may keep what people are told, and read the rest. */
  public Connection asDesk() throws SQLException {
    Properties properties = properties();
    properties.setProperty("socketTimeout", SECONDS_OF_SILENCE);
    return as("yushi_desk", properties);
  }

  private Connection as(String role, Properties properties) throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties);
    try (var statement = connection.createStatement()) {
      statement.execute("set role " + role);
      statement.execute("set time zone 'UTC'");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Servers and database, without user and password. */
  @Override
  public String toString() {
    return part("servers") + "/" + part("database");
  }
}
