/** The ledger on a real PostgreSQL. */
package org.yushi.local.ledger;
