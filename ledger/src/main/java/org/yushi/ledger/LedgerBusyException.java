package org.yushi.ledger;

/** Somebody else writes this ledger. */
public final class LedgerBusyException extends Exception {
  private static final long serialVersionUID = 1L;

  LedgerBusyException(DatabaseAddress address) {
    super(
        "账本 %s 已有写入者，一本账只许一人写 ledger %s has a writer already; expected none: one chain, one writer"
            .formatted(address, address));
  }
}
