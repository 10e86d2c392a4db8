/** Records of alerts for an audit office. */
@NullMarked
package org.yushi.local.audit;

import org.jspecify.annotations.NullMarked;
