/**
 * What the letters say, in Chinese or in English.
 *
 * <p>In: a {@link org.yushi.desk.text.Message}, plain records without anything of an applicant.
 * Out: a {@link org.yushi.desk.text.Composed} letter: subject, plain text, HTML. Nothing here reads
 * a clock, and the same message is always composed to the same letter.
 */
@NullMarked
package org.yushi.desk.text;

import org.jspecify.annotations.NullMarked;
