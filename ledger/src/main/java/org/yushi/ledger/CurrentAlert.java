package org.yushi.ledger;

/**
 * An alert as it stands.
 *
 * @param body its last revision, as it was published
 * @param issuedAt when its first revision was decided, with the offset of the place
 * @param stateSince when it came to the status and level that it has, likewise
 */
public record CurrentAlert(String body, String issuedAt, String stateSince) {}
