package org.yushi.local.county;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.yushi.casework.Place;

/**
 * A service item with the limits that the county has published for it.
 *
 * @param item item code
 * @param kind kind of item
 * @param promised promised limit in office days, 0 = none
 * @param statutory statutory limit in office days, 0 = none
 * @param inCentre whether it must be handled in the centre
 * @param desk the window where it is usually handled
 */
record Service(String item, Kind kind, int promised, int statutory, boolean inCentre, Desk desk) {

  /** Kinds of item. */
  enum Kind {
    /** 即办. */
    INSTANT,
    /** 承诺. */
    PROMISED,
    /** 并联. */
    PARALLEL,
    /** In no catalogue. */
    UNLISTED
  }

  /**
   * The catalogue, written down by hand: item, kind, promised and statutory limit in office days,
   * whether it must be handled in the centre, window.
   */
  private static final List<Service> CATALOGUE =
      listed(
          """
          MKT-01 PROMISED  3 15 in W01
          MKT-02 PROMISED 10 20 in W02
          MKT-03 INSTANT   0  3 in W01
          MKT-04 PROMISED  5 15 in W02
          MKT-05 PROMISED  3 15 in W01
          MKT-06 INSTANT   0  0 in W01
          MKT-07 PROMISED  5 15 in W02
          MKT-08 PROMISED  5 20 in W02
          MKT-09 INSTANT   0  0 in W02
          MKT-10 PARALLEL 10 20 in W02
          HOU-01 PROMISED  4  7 in W03
          HOU-02 PROMISED  5 10 in W03
          HOU-03 PARALLEL 15 45 in W03
          HOU-04 PROMISED 10 20 in W03
          HOU-05 PROMISED  3 15 in W03
          HOU-06 INSTANT   0  0 in W03
          HOU-07 PARALLEL 10 20 in W03
          NAT-01 PROMISED  5 30 in W04
          NAT-02 INSTANT   0  0 in W04
          NAT-03 PROMISED 10 20 in W04
          NAT-04 PROMISED  3 30 in W04
          NAT-05 PROMISED  3 30 in W04
          NAT-06 PROMISED 10 20 in W04
          NAT-07 PROMISED 10 20 in W04
          PSB-01 PROMISED  5 20 -- W05
          PSB-02 INSTANT   0  0 -- W05
          PSB-03 PROMISED 10 15 -- W05
          PSB-04 PROMISED 10 20 in W05
          PSB-05 INSTANT   0  0 -- W05
          HEA-03 PROMISED  5 20 in W06
          HEA-04 PROMISED  5 20 in W06
          HEA-05 PROMISED 10 20 in W06
          HEA-06 INSTANT   0  0 -- W06
          CIV-01 PROMISED 10 30 -- W07
          CIV-02 INSTANT   0  0 -- W07
          CIV-03 PROMISED 10 30 -- W07
          CIV-04 PROMISED 10 20 in W07
          CIV-05 PROMISED  5 20 -- W07
          TAX-01 INSTANT   0  0 in W08
          TAX-02 PROMISED  7 30 in W08
          TAX-03 PROMISED  5 20 in W08
          TAX-04 INSTANT   0  0 in W08
          HRS-01 INSTANT   0  0 in W09
          HRS-02 PROMISED  5 10 in W09
          HRS-03 PROMISED 10 20 in W09
          HRS-04 PROMISED 10 20 in W09
          MED-01 INSTANT   0  0 in W10
          MED-02 INSTANT   0  0 in W10
          MED-03 PROMISED 10 15 in W10
          TRA-01 PROMISED  5 20 in W21
          TRA-02 INSTANT   0  0 in W21
          TRA-03 PROMISED 10 20 in W21
          AGR-01 PROMISED 10 20 in W22
          AGR-02 PROMISED 10 20 in W22
          AGR-03 PROMISED 10 30 in W22
          WAT-01 PROMISED 15 45 in W23
          WAT-02 PROMISED  5 10 in W23
          CUL-01 PROMISED 10 20 in W24
          CUL-02 PROMISED  3 20 in W24
          EDU-01 PROMISED 10 30 in W25
          EME-01 PROMISED 10 20 in W26
          EME-02 PROMISED 15 30 in W26
          """);

  static final Service COMPANY = of("MKT-01");

  /** May be taken in at the department during March. */
  static final Service MEDICINE_SHOP = of("MKT-04");

  /** May be taken in anywhere. */
  static final Service HOUSEHOLD_MOVE = of("PSB-01");

  static final Service LOW_INCOME = of("CIV-01");
  static final Service VEHICLE_TAX_REFUND = of("TAX-02");
  static final Service JOINT_APPROVAL = of("HOU-03");
  static final Service SOLE_TRADER = of("MKT-03");
  static final Service HOUSEHOLD_PROOF = of("PSB-02");
  static final Service SENIOR_CARD = of("CIV-02");

  /** Promised in 16 hours of office time. */
  static final Service HYGIENE =
      new Service("HEA-01", Kind.PROMISED, 2, 20, true, Desk.centre("D-HEA", "W06"));

  /** Promised in 30 natural days. */
  static final Service CLINIC =
      new Service("HEA-02", Kind.PROMISED, 0, 0, true, Desk.centre("D-HEA", "W06"));

  static final Service UNLISTED =
      new Service("NEW-07", Kind.UNLISTED, 0, 0, false, Desk.centre("D-MKT", "W02"));

  /** Every promised item with a limit in office days. */
  static final List<Service> PROMISED = those(service -> service.kind == Kind.PROMISED);

  /** Promised in three to five office days, to be handled in the centre and nowhere else. */
  static final List<Service> SHORT =
      those(
          service ->
              service.kind == Kind.PROMISED && service.promised <= 5 && service.onlyInCentre());

  /** Promised in ten office days or more, to be handled in the centre and nowhere else. */
  static final List<Service> LONG =
      those(
          service ->
              service.kind == Kind.PROMISED && service.promised >= 10 && service.onlyInCentre());

  /** The promised items of the tax office, whose own system reports at night. */
  static final List<Service> TAX =
      those(service -> service.kind == Kind.PROMISED && service.item.startsWith("TAX"));

  static final List<Service> PARALLEL = those(service -> service.kind == Kind.PARALLEL);

  static final List<Service> INSTANT = those(service -> service.kind == Kind.INSTANT);

  /** To be done at once, and the law sets no further limit. */
  static final List<Service> INSTANT_WITHOUT_STATUTE =
      those(service -> service.kind == Kind.INSTANT && service.statutory == 0);

  /** All that the county has published with limits in office days. */
  static List<Service> all() {
    return CATALOGUE;
  }

  private static List<Service> listed(String catalogue) {
    List<Service> services = new ArrayList<>();
    for (String line : catalogue.lines().toList()) {
      String[] words = line.split(" +", -1);
      String department = "D-" + words[0].substring(0, 3);
      services.add(
          new Service(
              words[0],
              Kind.valueOf(words[1]),
              Integer.parseInt(words[2]),
              Integer.parseInt(words[3]),
              words[4].equals("in"),
              department.equals("D-TAX")
                  ? Desk.taxSubcentre(department)
                  : Desk.centre(department, words[5])));
    }
    return List.copyOf(services);
  }

  private static Service of(String item) {
    return those(service -> service.item.equals(item)).get(0);
  }

  private static List<Service> those(Predicate<Service> wanted) {
    return CATALOGUE.stream().filter(wanted).toList();
  }

  private boolean onlyInCentre() {
    return inCentre && desk.place() == Place.CENTRE && !item.equals("MKT-04");
  }

  /** When the promise ends that began with an acceptance. */
  DeskTime promiseDue(DeskTime accepted) {
    return accepted.daysLater(promised).close();
  }

  /** When the statutory limit ends that began with an acceptance. */
  DeskTime statutoryDue(DeskTime accepted) {
    return accepted.daysLater(statutory).close();
  }

  /** When a promise date counts as near: one day before, two for limits of ten days or more. */
  DeskTime dueSoon(DeskTime due) {
    return due.daysLater(promised >= 10 ? -2 : -1);
  }

  /** When somebody must have begun to handle it: half of the promise, at least two days. */
  DeskTime unhandledFrom(DeskTime accepted) {
    return accepted.officeMinutesLater(Math.max(promised * DeskTime.FULL_DAY / 2, 2 * 8 * 60));
  }
}
