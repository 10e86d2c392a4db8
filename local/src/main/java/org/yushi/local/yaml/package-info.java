/**
 * YAML files written by people, read so that every mistake can be told with its place.
 *
 * <p>In: the text of a file. Out: nodes that know their line, and a list of all problems in two
 * languages. Called by the readers of mappings and of the configuration of {@code serve}.
 */
@NullMarked
package org.yushi.local.yaml;

import org.jspecify.annotations.NullMarked;
