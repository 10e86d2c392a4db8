package org.yushi.local.county;

import java.util.List;

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

  static final Service COMPANY = promised("MKT-01", 3, 15, "D-MKT", "W01");
  static final Service MEDICINE_SHOP = promised("MKT-04", 5, 15, "D-MKT", "W02");
  static final Service HOUSEHOLD_MOVE =
      new Service("PSB-01", Kind.PROMISED, 5, 20, false, Desk.centre("D-PSB", "W05"));
  static final Service LOW_INCOME =
      new Service("CIV-01", Kind.PROMISED, 10, 30, false, Desk.centre("D-CIV", "W07"));
  static final Service VEHICLE_TAX_REFUND =
      new Service("TAX-02", Kind.PROMISED, 7, 30, true, Desk.taxSubcentre("D-TAX"));
  static final Service JOINT_APPROVAL =
      new Service("HOU-03", Kind.PARALLEL, 15, 45, true, Desk.centre("D-HOU", "W03"));
  static final Service SOLE_TRADER =
      new Service("MKT-03", Kind.INSTANT, 0, 3, true, Desk.centre("D-MKT", "W01"));
  static final Service INVOICES =
      new Service("TAX-01", Kind.INSTANT, 0, 0, true, Desk.taxSubcentre("D-TAX"));
  static final Service HOUSEHOLD_PROOF =
      new Service("PSB-02", Kind.INSTANT, 0, 0, false, Desk.centre("D-PSB", "W05"));
  static final Service SENIOR_CARD =
      new Service("CIV-02", Kind.INSTANT, 0, 0, false, Desk.centre("D-CIV", "W07"));

  /** Promised in 16 hours of office time. */
  static final Service HYGIENE =
      new Service("HEA-01", Kind.PROMISED, 2, 20, true, Desk.centre("D-HEA", "W06"));

  /** Promised in 30 natural days. */
  static final Service CLINIC =
      new Service("HEA-02", Kind.PROMISED, 0, 0, true, Desk.centre("D-HEA", "W06"));

  static final Service UNLISTED =
      new Service("NEW-07", Kind.UNLISTED, 0, 0, false, Desk.centre("D-MKT", "W02"));

  /** Promised in three to five office days, to be handled in the centre. */
  static final List<Service> SHORT =
      List.of(
          COMPANY,
          promised("HOU-01", 4, 7, "D-HOU", "W03"),
          promised("HOU-02", 5, 10, "D-HOU", "W03"),
          promised("NAT-01", 5, 30, "D-NAT", "W04"));

  /** Promised in ten office days, to be handled in the centre. */
  static final List<Service> LONG =
      List.of(
          promised("MKT-02", 10, 20, "D-MKT", "W02"), promised("NAT-03", 10, 20, "D-NAT", "W04"));

  static final List<Service> INSTANT =
      List.of(
          SOLE_TRADER,
          new Service("NAT-02", Kind.INSTANT, 0, 0, true, Desk.centre("D-NAT", "W04")),
          HOUSEHOLD_PROOF,
          SENIOR_CARD,
          INVOICES);

  private static Service promised(
      String item, int promised, int statutory, String department, String window) {
    return new Service(
        item, Kind.PROMISED, promised, statutory, true, Desk.centre(department, window));
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
