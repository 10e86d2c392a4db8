package org.yushi.desk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookArchive;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;

/** The rulebooks that the ledger keeps, loaded when they are asked for. */
public final class StoredRulebooks {
  private final Connection connection;
  private final Map<String, Rulebook> loaded = new HashMap<>();

  StoredRulebooks(Connection connection) {
    this.connection = connection;
  }

  /**
   * The rulebook of a version; the newest where the ledger has none of that version.
   *
   * @throws NoRulebookException if there is none at all
   */
  public Rulebook of(String version) throws SQLException, NoRulebookException {
    Rulebook found = find(version);
    return found == null ? newest() : found;
  }

  /**
   * The rulebook of a version that the ledger will have soon.
   *
   * @throws NoRulebookException if it has not got it yet
   */
  public Rulebook awaited(String version) throws SQLException, NoRulebookException {
    Rulebook found = find(version);
    if (found == null) {
      throw new NoRulebookException(version);
    }
    return found;
  }

  /**
   * The rulebook that came into force last.
   *
   * @throws NoRulebookException if there is none at all
   */
  public Rulebook newest() throws SQLException, NoRulebookException {
    try (var query =
            connection.prepareStatement(
                "select version from rulebook order by in_force_from desc limit 1");
        ResultSet row = query.executeQuery()) {
      Rulebook found = row.next() ? find(row.getString("version")) : null;
      if (found == null) {
        throw new NoRulebookException();
      }
      return found;
    }
  }

  private @Nullable Rulebook find(String version) throws SQLException, NoRulebookException {
    Rulebook known = loaded.get(version);
    if (known != null) {
      return known;
    }
    try (PreparedStatement query =
        connection.prepareStatement("select archive from rulebook where version = ? limit 1")) {
      query.setString(1, version);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        Rulebook rulebook = RulebookLoader.load(RulebookArchive.unzip(row.getBytes("archive")));
        loaded.put(version, rulebook);
        return rulebook;
      } catch (RulebookException e) {
        throw new NoRulebookException(e);
      }
    }
  }

  /** There is no rulebook yet by which anybody could be warned. */
  public static final class NoRulebookException extends Exception {
    private static final long serialVersionUID = 1L;

    NoRulebookException() {
      super("账本里还没有规则库，请先启动 serve the ledger has no rulebook yet: start serve first");
    }

    NoRulebookException(String version) {
      super("账本里还没有规则库 %1$s the ledger does not have rulebook %1$s yet".formatted(version));
    }

    NoRulebookException(RulebookException cause) {
      super("账本里的规则库不可用 the rulebook in the ledger cannot be used: " + cause.getMessage(), cause);
    }
  }
}
