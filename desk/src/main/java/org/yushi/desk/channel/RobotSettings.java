package org.yushi.desk.channel;

import org.jspecify.annotations.Nullable;

/**
 * A robot of a chat group.
 *
 * @param vendor whose
 * @param url as the vendor shows it, with its key or token
 * @param secret what requests are signed with, or null; DingTalk alone has one
 */
public record RobotSettings(Vendor vendor, Secret url, @Nullable Secret secret) {
  /** Whose robot it is. */
  public enum Vendor {
    /** 企业微信. */
    WECOM,
    /** 钉钉. */
    DINGTALK
  }
}
