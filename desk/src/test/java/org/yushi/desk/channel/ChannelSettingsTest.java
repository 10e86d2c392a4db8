package org.yushi.desk.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings can be read from properties, as Spring Boot binds them. */
class ChannelSettingsTest {
  @Test
  void areBound() {
    ChannelSettings settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "desk.mail.host", "mail.example",
                        "desk.mail.port", "587",
                        "desk.mail.security", "starttls",
                        "desk.mail.user", "yushi",
                        "desk.mail.password", "secret-1",
                        "desk.mail.from", "yushi@example",
                        "desk.robots.hall-group.vendor", "wecom",
                        "desk.robots.hall-group.url", "https://robot.example/?key=secret-2")))
            .bind("desk", ChannelSettings.class)
            .get();
    MailSettings mail = settings.mail();
    assertThat(mail)
        .isEqualTo(
            new MailSettings(
                "mail.example",
                587,
                MailSettings.Security.STARTTLS,
                "yushi",
                new Secret("secret-1"),
                "yushi@example",
                null));
    assertThat(settings.robots().get("hall-group").vendor()).isEqualTo(RobotSettings.Vendor.WECOM);
    assertThat(settings.webhooks()).isEmpty();
    assertThat(settings.toString()).doesNotContain("secret-");
  }

  @ParameterizedTest
  @CsvSource({
    "desk.robots.hall.url, vendor",
    "desk.robots.hall.secret, vendor",
    "desk.webhooks.oa.token, url",
    "desk.mail.from, host",
    "desk.mail.host, from"
  })
  void whatIsMissingIsNamed(String only, String missing) {
    Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(only, "x")));
    assertThatThrownBy(() -> binder.bind("desk", ChannelSettings.class))
        .rootCause()
        .hasMessageStartingWith("expected " + missing + ": ");
  }
}
