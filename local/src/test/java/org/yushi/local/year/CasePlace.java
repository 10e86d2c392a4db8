package org.yushi.local.year;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yushi.calendar.Limit;
import org.yushi.rulebook.ItemKind;
import org.yushi.rulebook.Items;

/**
 * What a case is about and where it is taken in.
 *
 * @param item the row of its item; null if it has none or one that is not listed
 * @param receipt what the receipt says of it
 * @param acceptance what the acceptance says of it
 * @param source the feed that tells of it, or null
 */
record CasePlace(
    Items.@Nullable Item item,
    Map<String, String> receipt,
    Map<String, String> acceptance,
    @Nullable String source) {
  private static final List<String> OFTEN =
      List.of("HEA-01", "HEA-02", "MKT-01", "NAT-04", "HOU-03", "MKT-10", "HOU-07");
  private static final List<String> AT_TOWNSHIPS = List.of("MKT-03", "MKT-06", "PSB-01", "PSB-02");
  private static final List<String> WITH_AGENTS = List.of("CIV-01", "CIV-02", "CIV-03", "CIV-05");
  private static final List<String> VERTICAL = List.of("D-PSB", "D-NAT", "D-TAX");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  /** Copies. */
  CasePlace {
    receipt = Map.copyOf(receipt);
    acceptance = Map.copyOf(acceptance);
  }

  /** Draws one. */
  static CasePlace draw(County county, Chance chance, Varieties varieties) {
    return new Drawing(county, chance, varieties).draw();
  }

  private record Drawing(County county, Chance chance, Varieties varieties) {
    CasePlace draw() {
      Map<String, String> said = new HashMap<>();
      String feed = "centre";
      String code = county.items().get(0);
      switch (chance.weighted(52, 8, 10, 4, 14, 6, 6)) {
        case 0 -> {
          code = anyItem();
          atWindowOf(code, "CENTRE", said);
          varieties.note(Variety.AT_CENTRE);
        }
        case 1 -> {
          code = chance.of(List.of("TAX-01", "TAX-02", "TAX-03", "TAX-04"));
          place(said, "SUBCENTRE", "510000", "C1-TAX", "D-TAX", "W08");
          varieties.note(Variety.AT_SUBCENTRE);
        }
        case 2 -> {
          int n = chance.between(1, 3);
          code = chance.of(AT_TOWNSHIPS);
          place(said, "SUBCENTRE", "51000" + n, "T" + n, department(code), "W1" + n);
          feed = "township";
          varieties.note(Variety.AT_TOWNSHIP);
        }
        case 3 -> {
          code = chance.of(WITH_AGENTS);
          place(said, "AGENT", "510001", "A1", "D-CIV", null);
          feed = "township";
          varieties.note(Variety.AT_AGENT);
        }
        case 4 -> {
          code = anyItem();
          place(said, "ONLINE", "510000", "C1", department(code), null);
          varieties.note(Variety.ONLINE);
        }
        case 5 -> {
          code = anyItem();
          place(said, "DEPARTMENT", "510000", null, department(code), null);
          varieties.note(Variety.AT_DEPARTMENT);
        }
        default -> {
          code = anyItem();
          atWindowOf(code, "CENTRE", said);
          said.remove("place");
          varieties.note(Variety.NO_CHANNEL);
        }
      }
      if (VERTICAL.contains(said.getOrDefault("department", "")) && chance.percent(60)) {
        feed = "vertical";
        varieties.note(Variety.VERTICAL_FEED);
      }
      if (feed.equals("township")) {
        varieties.note(Variety.TOWNSHIP_FEED);
      }
      leaveOut(said);
      boolean noSource = chance.percent(1.5);
      note(noSource, Variety.NO_SOURCE);
      return itemAndAcceptance(code, said, noSource ? null : feed);
    }

    private String anyItem() {
      return chance.percent(18) ? chance.of(OFTEN) : chance.of(county.items());
    }

    private @Nullable String department(String code) {
      Items.Item item = county.rulebook().items().find(code, DAY);
      return item == null ? null : item.department();
    }

    private void atWindowOf(String code, String kind, Map<String, String> said) {
      String department = department(code);
      String window =
          chance.of(
              county.windows().getOrDefault(department == null ? "" : department, List.of("W01")));
      String centre = window.equals("W08") ? "C1-TAX" : "C1";
      place(said, kind, "510000", centre, department, window);
    }

    private static void place(
        Map<String, String> said,
        String kind,
        String region,
        @Nullable String centre,
        @Nullable String department,
        @Nullable String window) {
      said.put("place", kind);
      said.put("region", region);
      if (centre != null) {
        said.put("centre", centre);
      }
      if (department != null) {
        said.put("department", department);
      }
      if (window != null) {
        said.put("window", window);
      }
    }

    private void note(boolean so, Variety variety) {
      if (so) {
        varieties.note(variety);
      }
    }

    private void leaveOut(Map<String, String> said) {
      if (chance.percent(1)) {
        said.clear();
        varieties.note(Variety.NO_PLACE_AT_ALL);
        return;
      }
      note(chance.percent(50) && said.remove("region") != null, Variety.NO_REGION);
      note(chance.percent(25) && said.remove("centre") != null, Variety.NO_CENTRE);
      note(chance.percent(40) && said.remove("department") != null, Variety.NO_DEPARTMENT);
      note(chance.percent(8) && said.remove("window") != null, Variety.NO_WINDOW);
      if (said.containsKey("window") && chance.percent(1.5)) {
        said.put("window", "W9" + chance.between(0, 2));
        varieties.note(Variety.UNLISTED_WINDOW);
      }
    }

    private CasePlace itemAndAcceptance(
        String drawn, Map<String, String> said, @Nullable String source) {
      Map<String, String> receipt = new HashMap<>(said);
      Map<String, String> acceptance = new HashMap<>(said);
      if (chance.percent(15)) {
        acceptance.clear();
        varieties.note(Variety.NO_PLACE_AT_ACCEPTANCE);
      } else if (said.containsKey("window") && chance.percent(5)) {
        acceptance.put("window", "W0" + chance.between(1, 7));
        acceptance.remove(chance.percent(50) ? "centre" : "department");
        varieties.note(Variety.OTHER_PLACE_AT_ACCEPTANCE);
      }
      String code = drawn;
      int about = chance.weighted(93, 4, 3);
      if (about == 1) {
        code = "NEW-0" + chance.between(1, 5);
        varieties.note(Variety.UNLISTED_ITEM);
      } else if (about == 2) {
        varieties.note(Variety.NO_ITEM);
        return new CasePlace(null, receipt, acceptance, source);
      }
      switch (chance.weighted(80, 9, 9, 2)) {
        case 0 -> {
          receipt.put("item", code);
          acceptance.put("item", code);
        }
        case 1 -> {
          receipt.put("item", code);
          varieties.note(Variety.ITEM_OF_RECEIPT_ONLY);
        }
        case 2 -> {
          acceptance.put("item", code);
          varieties.note(Variety.ITEM_OF_ACCEPTANCE_ONLY);
        }
        default -> {
          receipt.put("item", code);
          acceptance.put("item", anyItem());
          varieties.note(Variety.OTHER_ITEM_AT_ACCEPTANCE);
        }
      }
      Items.Item item = county.rulebook().items().find(code, DAY);
      if (item != null) {
        noteKind(item);
      }
      return new CasePlace(item, receipt, acceptance, source);
    }

    private void noteKind(Items.Item item) {
      varieties.note(
          switch (item.kind()) {
            case INSTANT -> Variety.INSTANT_ITEM;
            case PROMISED -> Variety.PROMISED_ITEM;
            case PARALLEL -> Variety.PARALLEL_ITEM;
          });
      Limit promised = item.promised();
      if (promised != null && promised.unit() == Limit.Unit.WORKING_HOURS) {
        varieties.note(Variety.LIMIT_IN_HOURS);
      }
      if (promised != null && promised.unit() == Limit.Unit.NATURAL_DAYS) {
        varieties.note(Variety.LIMIT_IN_NATURAL_DAYS);
      }
    }
  }

  /** Whether it is done on the spot. */
  boolean instant() {
    return item != null && item.kind() == ItemKind.INSTANT;
  }

  /** Whether several departments do it. */
  boolean parallel() {
    return item != null && item.kind() == ItemKind.PARALLEL;
  }

  /** Whether its promise is in natural days. */
  boolean naturalDays() {
    return item != null
        && item.promised() != null
        && item.promised().unit() == Limit.Unit.NATURAL_DAYS;
  }
}
