package org.yushi.local.serve;

import org.yushi.local.ledger.LedgerPlace;

/** The ledger cannot be opened. */
public final class LedgerUnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  LedgerUnusableException(LedgerPlace place, Exception reason) {
    super(
        "账本 %s 不可用 The ledger %s cannot be used: %s".formatted(place, place, reason.getMessage()),
        reason);
  }
}
