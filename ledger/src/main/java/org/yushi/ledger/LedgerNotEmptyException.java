package org.yushi.ledger;

/** A ledger that was to be filled anew has something in it. */
public final class LedgerNotEmptyException extends Exception {
  private static final long serialVersionUID = 1L;

  LedgerNotEmptyException(DatabaseAddress address) {
    super(
        "账本 %s 已有内容，应为空账本 ledger %s has entries already; expected an empty one"
            .formatted(address, address));
  }
}
