/**
 * What a person does about an alert from the command line.
 *
 * <p>In: an alert, an act, who and why. Out: a record of the topic of acts. Called by the command.
 */
@NullMarked
package org.yushi.local.acts;

import org.jspecify.annotations.NullMarked;
