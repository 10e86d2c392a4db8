package org.yushi.local.follow;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes on to several what is told to one. */
record FollowListeners(List<FollowListener> all) implements FollowListener {
  @Override
  public void looked(List<DroppedFile> waiting, int unreadable) {
    all.forEach(each -> each.looked(waiting, unreadable));
  }

  @Override
  public void sending(FileJob job) {
    all.forEach(each -> each.sending(job));
  }

  @Override
  public void sent(int events) {
    all.forEach(each -> each.sent(events));
  }

  @Override
  public void done(FileJob job, @Nullable Path rejected) {
    all.forEach(each -> each.done(job, rejected));
  }

  @Override
  public void known(DroppedFile file) {
    all.forEach(each -> each.known(file));
  }

  @Override
  public void failed(DroppedFile file, String reason) {
    all.forEach(each -> each.failed(file, reason));
  }

  @Override
  public void held(String reason) {
    all.forEach(each -> each.held(reason));
  }

  @Override
  public void goesOn() {
    all.forEach(FollowListener::goesOn);
  }
}
