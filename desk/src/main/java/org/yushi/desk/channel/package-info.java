/**
 * Ways by which a letter reaches somebody: mail, robots of chat groups, webhooks, a sink.
 *
 * <p>In: a {@link org.yushi.desk.channel.Letter}, ready to be read, and settings that hold
 * addresses and secrets. Out: an {@link org.yushi.desk.channel.Outcome} of one attempt. Nothing
 * here tries again, waits for a better hour or remembers: that is the caller's.
 */
@NullMarked
package org.yushi.desk.channel;

import org.jspecify.annotations.NullMarked;
