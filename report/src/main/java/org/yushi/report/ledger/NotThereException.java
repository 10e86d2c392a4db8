package org.yushi.report.ledger;

/** What was asked for is not in the ledger or the rulebook; the message says what, bilingual. */
public final class NotThereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotThereException(String message) {
    super(message);
  }
}
