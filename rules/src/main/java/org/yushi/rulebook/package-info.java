/**
 * The rulebook: everything a verdict depends on besides events, as one versioned bundle.
 *
 * <p>In: a folder (docs/reference/rulebook.md). Out: an immutable {@link
 * org.yushi.rulebook.Rulebook} whose version is the SHA-256 of its files, or every error at once
 * with file and line. Called by the review and by the command line; judges nothing itself.
 */
@NullMarked
package org.yushi.rulebook;

import org.jspecify.annotations.NullMarked;
