package org.yushi.supervision.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** What a person is told when Kafka does not answer. */
class BrokerExceptionTest {
  private static String told(Throwable cause) {
    return BrokerException.of("kafka:9092", cause).getMessage();
  }

  @Test
  void namesTheAddressAndWhatToLookAt() {
    assertThat(told(new TimeoutException("timed out")))
        .contains("kafka:9092", "无法连接", "cannot be reached", "bootstrap.servers");
    assertThat(told(new SaslAuthenticationException("bad password")))
        .contains("kafka:9092", "身份验证失败", "sasl.*", "bad password");
    assertThat(told(new TopicAuthorizationException("case-events")))
        .contains("kafka:9092", "没有权限", "not authorized");
  }
}
