package org.yushi.supervision.live;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Kafka did not answer, or would not: the message names the address and what to look at. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  private BrokerException(String message, Throwable cause) {
    super(message, cause);
  }

  static BrokerException of(String address, Throwable cause) {
    return new BrokerException("Kafka " + address + "：" + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    if (cause instanceof AuthenticationException) {
      return "身份验证失败，请检查 security.protocol 与 sasl.* 设置 authentication failed; check the settings"
          + " security.protocol and sasl.*: "
          + said;
    }
    if (cause instanceof AuthorizationException) {
      return "没有权限 not authorized: " + said;
    }
    return "无法连接，请检查 bootstrap.servers、网络与 security.protocol cannot be reached; check"
        + " bootstrap.servers, the network and security.protocol: "
        + said;
  }
}
