package org.yushi.desk.channel;

/** All channels: sends each letter by the one that its contact points at. */
public final class Channels implements Channel {
  private final ChannelSettings settings;

  /** Channels of these settings; no connection is made yet. */
  public Channels(ChannelSettings settings) {
    this.settings = settings;
  }

  @Override
  public Outcome send(Letter letter) {
    return new Outcome.Refused("no channel yet: " + settings + letter.to());
  }
}
