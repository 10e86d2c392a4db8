package org.yushi.desk.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters by SMTP, one connection each: the budget of a day keeps them few, and a connection
 * that is kept would be found dead in the morning.
 */
final class MailChannel implements Channel {
  private static final int PERMANENT = 500;
  private static final String PROTOCOL = "smtp";

  private final MailSettings settings;
  private final InternetAddress from;
  private final String domain;
  private final Session session;
  private final Clock clock;

  /**
   * A mail server.
   *
   * @param clock dates the mails
   * @throws IllegalArgumentException if the sender is no address of mail
   */
  MailChannel(MailSettings settings, Clock clock, Timeouts timeouts) {
    this.settings = settings;
    this.clock = clock;
    this.from = sender(settings);
    this.domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
    this.session = Session.getInstance(properties(settings, domain, timeouts));
  }

  private static InternetAddress sender(MailSettings settings) {
    try {
      InternetAddress sender = new InternetAddress(settings.from(), settings.fromName(), "UTF-8");
      sender.validate();
      if (settings.from().contains("@")) {
        return sender;
      }
    } catch (AddressException | UnsupportedEncodingException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "mail.from: expected who@where, found \"" + settings.from() + "\"");
  }

  private static Properties properties(MailSettings settings, String domain, Timeouts timeouts) {
    Properties properties = new Properties();
    String answer = String.valueOf(timeouts.answer().toMillis());
    properties.put("mail.smtp.connectiontimeout", String.valueOf(timeouts.connect().toMillis()));
    properties.put("mail.smtp.timeout", answer);
    properties.put("mail.smtp.writetimeout", answer);
    // The name of this machine may take a name server long to tell.
    properties.put("mail.smtp.localhost", domain);
    // What the server answers to the end of the mail decides; its farewell does not.
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    if (settings.security() == MailSettings.Security.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
    } else if (settings.security() == MailSettings.Security.SSL) {
      properties.put("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  @Override
  public Outcome send(Letter letter) {
    try {
      MimeMessage mail = new LetterMail(session, letter, domain);
      mail.setFrom(from);
      mail.setRecipient(
          Message.RecipientType.TO,
          new InternetAddress(letter.to().name(), LetterMail.oneLine(letter.recipient()), "UTF-8"));
      mail.setSentDate(Date.from(clock.instant()));
      mail.saveChanges();
      deliver(mail);
      return new Outcome.Sent();
    } catch (MessagingException e) {
      return failed(e);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  private void deliver(MimeMessage mail) throws MessagingException {
    Transport transport = session.getTransport(PROTOCOL);
    try {
      Secret password = settings.password();
      transport.connect(
          settings.host(),
          settings.port(),
          settings.user(),
          password == null ? null : password.value());
      transport.sendMessage(mail, mail.getAllRecipients());
    } finally {
      close(transport);
    }
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The mail was taken or refused before.
    }
  }

  /** A refusal is one of this recipient or this mail; of the sender it is a matter of settings. */
  private static Outcome failed(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return new Outcome.TryAgain("the mail server does not let the desk sign in");
    }
    @Nullable Exception each = failure;
    while (each != null) {
      if (each instanceof SMTPAddressFailedException recipient) {
        return answered(recipient.getReturnCode(), recipient);
      }
      if (each instanceof SMTPSenderFailedException) {
        break;
      }
      if (each instanceof SMTPSendFailedException mail && mail.getNextException() == null) {
        return answered(mail.getReturnCode(), mail);
      }
      each = each instanceof MessagingException next ? next.getNextException() : null;
    }
    return new Outcome.TryAgain(said(failure));
  }

  private static Outcome answered(int code, Exception failure) {
    String why = said(failure);
    return code >= PERMANENT ? new Outcome.Refused(why) : new Outcome.TryAgain(why);
  }

  private static String said(Exception failure) {
    return LetterMail.oneLine(String.valueOf(failure.getMessage()));
  }
}
