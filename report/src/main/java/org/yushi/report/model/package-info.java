/**
 * What a monthly report says, without words and without layout. Whoever fills it decides nothing
 * about order: lists are put in order here, so that all renderings agree.
 */
@NullMarked
package org.yushi.report.model;

import org.jspecify.annotations.NullMarked;
