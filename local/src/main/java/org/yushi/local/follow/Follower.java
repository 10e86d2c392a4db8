package org.yushi.local.follow;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yushi.local.importing.Mapping;
import org.yushi.local.running.StopSignal;

/**
 * Brings the files of a folder to a topic, one after another, the oldest first. Events that were
 * sent and not yet noted as sent when the process ended are sent again.
 */
final class Follower {
  private static final int BATCH = 500;

  private final DropFolder folder;
  private final DoneFiles done;
  private final WorkInHand work;
  private final StateFolder state;
  private final Mapping mapping;
  private final EventTopic topic;
  private final Duration poll;
  private final StopSignal stop;
  private final FollowListener tell;
  private final Map<String, DroppedFile> faulty = new HashMap<>();
  private final Map<String, String> unread = new HashMap<>();
  private boolean held;

  /**
   * A follower.
   *
   * @param poll how long to wait from one look at the folder to the next, and before trying again
   */
  Follower(
      DropFolder folder,
      StateFolder state,
      Mapping mapping,
      EventTopic topic,
      Duration poll,
      StopSignal stop,
      FollowListener tell) {
    this.folder = folder;
    this.state = state;
    this.done = state.done();
    this.work = state.work();
    this.mapping = mapping;
    this.topic = topic;
    this.poll = poll;
    this.stop = stop;
    this.tell = tell;
  }

  /** Follows the folder until asked to stop. */
  void follow() {
    boolean resumed = false;
    while (!stop.isAsked()) {
      try {
        if (!resumed) {
          resume();
          resumed = true;
        }
        takeWhatIsComplete();
      } catch (IOException e) {
        hold(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      stop.isAskedWithin(poll);
    }
  }

  /**
   * Takes what is complete, and ends.
   *
   * @return whether every complete file could be read
   * @throws IOException if the folder cannot be listed, or the state not be written
   */
  boolean once() throws IOException {
    resume();
    for (int looks = 1; looks < folder.looksNeeded() && !stop.isAsked(); looks++) {
      folder.look();
      stop.isAskedWithin(poll);
    }
    takeWhatIsComplete();
    return faulty.isEmpty() && unread.isEmpty();
  }

  /** Goes on with the file that was in hand when an earlier process ended. */
  private void resume() throws IOException {
    FileJob left = work.leftBehind();
    if (left != null) {
      send(left);
    }
  }

  private void takeWhatIsComplete() throws IOException {
    DropFolder.Look look = folder.look();
    forgetThoseTakenAway(look);
    List<DroppedFile> complete = look.complete().stream().filter(this::isWaiting).toList();
    List<DroppedFile> growing = look.growing().stream().filter(this::isWaiting).toList();
    for (int next = 0; next < complete.size() && !stop.isAsked(); next++) {
      tellOf(complete.subList(next, complete.size()), growing);
      take(complete.get(next));
    }
    tellOf(complete.stream().filter(this::isWaiting).toList(), growing);
    if (held && !stop.isAsked()) {
      goOn();
    }
  }

  private void forgetThoseTakenAway(DropFolder.Look look) {
    Set<String> there =
        Stream.concat(look.complete().stream(), look.growing().stream())
            .map(DroppedFile::name)
            .collect(Collectors.toSet());
    faulty.keySet().retainAll(there);
    unread.keySet().retainAll(there);
  }

  private void tellOf(List<DroppedFile> complete, List<DroppedFile> growing) {
    tell.looked(Stream.concat(complete.stream(), growing.stream()).toList(), faulty.size());
  }

  private boolean isWaiting(DroppedFile file) {
    return !file.equals(faulty.get(file.name())) && !done.looksDone(file);
  }

  private void take(DroppedFile file) throws IOException {
    try {
      TakenCopy copy = work.take(file);
      if (done.has(file.name(), copy.sha256())) {
        work.clear();
        done.found(file, copy.sha256());
        tell.known(file);
      } else {
        FileJob converted = work.convert(copy, file, mapping);
        send(converted);
      }
      faulty.remove(file.name());
      unread.remove(file.name());
    } catch (UnreadableFileException e) {
      leave(file, e);
    }
  }

  private void leave(DroppedFile file, UnreadableFileException e) throws IOException {
    work.clear();
    if (!Files.exists(file.path())) {
      return;
    }
    String reason = String.valueOf(e.getMessage());
    if (e.isContent()) {
      faulty.put(file.name(), file);
      tell.failed(file, reason);
    } else if (!reason.equals(unread.put(file.name(), reason))) {
      tell.failed(file, reason);
    }
  }

  private void send(FileJob converted) throws IOException {
    tell.sending(converted);
    FileJob job = converted;
    try (BufferedReader events = work.eventsFrom(job.sent())) {
      for (List<String> batch = next(events); !batch.isEmpty(); batch = next(events)) {
        if (!sendUntilKept(batch)) {
          return;
        }
        job = job.sentMore(batch.size());
        work.note(job);
        tell.sent(batch.size());
      }
    }
    Path kept = state.rejectedOf(job);
    work.keepRejected(kept);
    if (!done.has(job.name(), job.sha256())) {
      done.add(job);
    }
    work.clear();
    tell.done(job, job.rejected() > 0 ? kept : null);
  }

  private static List<String> next(BufferedReader events) throws IOException {
    List<String> batch = new ArrayList<>(BATCH);
    @Nullable String line = events.readLine();
    while (line != null) {
      batch.add(line);
      line = batch.size() < BATCH ? events.readLine() : null;
    }
    return batch;
  }

  /** Tries until the topic keeps the events; false if asked to stop before. */
  private boolean sendUntilKept(List<String> batch) {
    while (!stop.isAsked()) {
      try {
        topic.send(batch);
        if (held) {
          goOn();
        }
        return true;
      } catch (TopicUnavailableException e) {
        hold(String.valueOf(e.getMessage()));
        stop.isAskedWithin(poll);
      }
    }
    return false;
  }

  private void hold(String reason) {
    held = true;
    tell.held(reason);
  }

  private void goOn() {
    held = false;
    tell.goesOn();
  }
}
