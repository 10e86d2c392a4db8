package org.yushi.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.ledger.LedgerSchema;
import org.yushi.ledger.LedgerWriter;
import org.yushi.local.database.EmbeddedDatabase;
import org.yushi.local.database.Sql;

/** A ledger on a server that only talks encrypted, and has to prove who it is. */
class TlsTest {
  private static final char[] PASSWORD = "for-the-test".toCharArray();

  @Test
  void theServerIsBelievedByItsCertificateOnly(@TempDir Path folder) throws Exception {
    Path certificate = certificate(folder, "server");
    Path other = certificate(folder, "other");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(folder.resolve("database"))) {
      Sql.run(database.url(), "alter system set ssl = on");
      Sql.run(database.url(), "alter system set ssl_cert_file = '" + certificate + "'");
      Sql.run(database.url(), "alter system set ssl_key_file = '" + key(certificate) + "'");
      database.stop();
      Path hba = folder.resolve("database/data/pg_hba.conf");
      Files.writeString(hba, Files.readString(hba).replaceAll("(?m)^host ", "hostssl "));
      database.start();

      String url = database.url().replace("127.0.0.1", "localhost") + "&sslmode=verify-full";
      DatabaseAddress ledger = DatabaseAddress.of(url + "&sslrootcert=" + certificate);
      LedgerSchema.migrate(ledger);
      try (LedgerWriter writer = LedgerWriter.open(ledger)) {
        assertThat(writer.head().count()).isZero();
      }
      assertThat(
              Sql.ask(
                  ledger.url(), "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()"))
          .isEqualTo("true");

      assertThatThrownBy(() -> LedgerWriter.open(DatabaseAddress.of(url + "&sslrootcert=" + other)))
          .hasMessageContaining("SSL");
      assertThatThrownBy(
              () -> LedgerWriter.open(DatabaseAddress.of(database.url() + "&sslmode=disable")))
          .hasMessageContaining("no encryption");
    }
  }

  private static Path key(Path certificate) {
    return certificate.resolveSibling(certificate.getFileName() + ".key");
  }

  /** A certificate of its own in PEM, with its key beside it. */
  private static Path certificate(Path folder, String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(store)) {
      keys.load(stream, PASSWORD);
    }
    Path certificate = folder.resolve(name + ".crt");
    write(certificate, "CERTIFICATE", keys.getCertificate(name).getEncoded());
    write(key(certificate), "PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded());
    Files.setPosixFilePermissions(key(certificate), PosixFilePermissions.fromString("rw-------"));
    return certificate;
  }

  private static void write(Path file, String what, byte[] encoded) throws Exception {
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what));
  }
}
