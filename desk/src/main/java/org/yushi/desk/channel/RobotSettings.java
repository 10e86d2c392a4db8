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

  /**
   * Checks that nothing is missing, as a binder of settings may leave it.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public RobotSettings {
    Needed.check(vendor, "vendor: WECOM or DINGTALK");
    Needed.check(url, "url: that of the robot");
  }
}
