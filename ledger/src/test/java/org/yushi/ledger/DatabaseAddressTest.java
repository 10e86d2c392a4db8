package org.yushi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example:5432/yushi",
        "jdbc:postgresql://localhost,db.example/yushi",
        "jdbc:postgresql://127.0.0.1.example/yushi"
      })
  void anotherMachineHasToProveWhoItIs(String url) {
    assertThat(DatabaseAddress.of(url).properties()).containsEntry("sslmode", "verify-full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/yushi",
        "jdbc:postgresql://127.0.0.1:5432/yushi?user=a&password=b",
        "jdbc:postgresql://[::1]:5432/yushi"
      })
  void thisMachineHasNotTo(String url) {
    assertThat(DatabaseAddress.of(url).properties()).doesNotContainKey("sslmode");
  }

  @Test
  void neitherUserNorPasswordIsShown() {
    DatabaseAddress address =
        new DatabaseAddress("jdbc:postgresql://db:5432/yushi?password=secret", "who", "hidden");
    assertThat(address).hasToString("db:5432/yushi");
  }

  @Test
  void anotherFormIsRefused() {
    assertThatThrownBy(() -> DatabaseAddress.of("jdbc:mysql://db/yushi"))
        .hasMessage("expected jdbc:postgresql://host:port/database, found another form");
  }
}
