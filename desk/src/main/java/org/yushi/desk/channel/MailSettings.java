package org.yushi.desk.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes the letters.
 *
 * @param host name or address
 * @param port 25, 587 or 465 as a rule
 * @param security how the connection is secured; null = {@link Security#NONE}
 * @param user who signs in, or null if nobody has to
 * @param password of the user, or null
 * @param from address of the sender; its domain stands in the ids of the mails too
 * @param fromName name of the sender, or null
 */
public record MailSettings(
    String host,
    int port,
    @Nullable Security security,
    @Nullable String user,
    @Nullable Secret password,
    String from,
    @Nullable String fromName) {
  private static final int LAST_PORT = 65_535;

  /** How a connection is secured. */
  public enum Security {
    /** Not at all: inside one machine or a closed network. */
    NONE,
    /** Encrypted after the greeting; a server that cannot is not used. */
    STARTTLS,
    /** Encrypted from the first byte. */
    SSL
  }

  /** Whether a text is an address that mail can come from. */
  public static boolean isSender(String text) {
    try {
      new InternetAddress(text).validate();
      return text.contains("@");
    } catch (AddressException e) {
      return false;
    }
  }

  /**
   * Checks that nothing is missing, as a binder of settings may leave it.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public MailSettings {
    Needed.check(host, "host: that of the mail server");
    Needed.check(from, "from: who@where");
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("expected port: 1 to 65535, found " + port);
    }
  }
}
