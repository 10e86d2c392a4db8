package org.yushi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.OfficeCalendar;
import org.yushi.rulebook.Items;
import org.yushi.rulebook.Places;
import org.yushi.rulebook.RuleCard;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookArchive;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.rulebook.RulebookSchedule;

/**
 * What the rulebook says of places, items, rules and office days, for whoever asks the database and
 * has no rulebook. The rulebooks themselves are kept too, as they came into force.
 */
public final class Catalogue {
  /** Of the advisory lock that keeps a second one away meanwhile: "names" in ASCII. */
  private static final long ONE_AT_A_TIME = 0x6e616d6573L;

  private static final Set<Places.Kind> OFFICES =
      EnumSet.of(Places.Kind.CENTRE, Places.Kind.SUBCENTRE, Places.Kind.AGENT);

  private final Connection connection;

  private Catalogue(Connection connection) {
    this.connection = connection;
  }

  /**
   * Puts it in place of what was there, in one transaction.
   *
   * @param address a ledger with its tables
   * @param rulebooks of which the latest is spread out
   * @throws RulebookException if the latest cannot be used
   */
  public static void put(DatabaseAddress address, RulebookSchedule rulebooks)
      throws SQLException, RulebookException {
    Rulebook latest = RulebookLoader.load(rulebooks.latest().bundle());
    try (Connection connection = address.asWriter()) {
      new Catalogue(connection).put(rulebooks, latest);
      connection.commit();
    }
  }

  private void put(RulebookSchedule rulebooks, Rulebook latest)
      throws SQLException, RulebookException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + ONE_AT_A_TIME + ")");
      statement.execute(
          "delete from place; delete from service_item; delete from rule_title; delete from"
              + " office_day");
    }
    keep(rulebooks);
    places(latest.places());
    items(latest.items());
    rules(latest);
    officeDays(latest);
  }

  private void keep(RulebookSchedule rulebooks) throws SQLException, RulebookException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into rulebook (version, in_force_from, name, archive) values (?, ?, ?, ?)"
                + " on conflict (in_force_from) do nothing")) {
      for (RulebookSchedule.Entry entry : rulebooks.entries()) {
        insert.setString(1, entry.bundle().version());
        insert.setObject(2, entry.from().atOffset(ZoneOffset.UTC));
        insert.setString(3, RulebookLoader.load(entry.bundle()).name());
        insert.setBytes(4, RulebookArchive.zip(entry.bundle()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void places(Places places) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into place (code, kind, name, parent, region, centre, department)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      for (Places.PlaceRow place : places.latest()) {
        insert.setString(1, place.code());
        insert.setString(2, place.kind().name());
        insert.setString(3, place.name());
        insert.setString(4, place.parent());
        insert.setString(5, places.regionOf(place.code()));
        insert.setString(6, office(places, place.code()));
        insert.setString(7, places.departmentOf(place.code()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static @Nullable String office(Places places, String code) {
    return places.chain(code).stream()
        .filter(place -> OFFICES.contains(place.kind()))
        .map(Places.PlaceRow::code)
        .findFirst()
        .orElse(null);
  }

  private void items(Items items) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into service_item (code, name, department) values (?, ?, ?)")) {
      for (Items.Item item : items.latest()) {
        insert.setString(1, item.item());
        insert.setString(2, item.name());
        insert.setString(3, item.department());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void rules(Rulebook latest) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into rule_title (rule, title_zh, title_en) values (?, ?, ?)")) {
      for (RuleCard rule : latest.rules().values()) {
        insert.setString(1, rule.id());
        insert.setString(2, rule.title().zh());
        insert.setString(3, rule.title().en());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Of every office, and under no name of the one that counts where none is said. */
  private void officeDays(Rulebook latest) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into office_day (centre, day, opens_at, closes_at) values (?, ?, ?, ?)")) {
      add(insert, "", latest.calendars().of(null, null));
      for (Places.PlaceRow place : latest.places().latest()) {
        if (OFFICES.contains(place.kind())) {
          add(insert, place.code(), latest.calendars().of(place.code(), null));
        }
      }
    }
  }

  private static void add(PreparedStatement insert, String centre, OfficeCalendar calendar)
      throws SQLException {
    LocalDate end = calendar.days().last();
    for (LocalDate day = calendar.days().first(); !day.isAfter(end); day = day.plusDays(1)) {
      if (calendar.isWorkingDay(day)) {
        insert.setString(1, centre);
        insert.setObject(2, day);
        insert.setObject(3, calendar.open(day).atOffset(ZoneOffset.UTC));
        insert.setObject(4, calendar.close(day).atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
    }
    insert.executeBatch();
  }
}
