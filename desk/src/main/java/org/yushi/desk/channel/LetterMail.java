package org.yushi.desk.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** A letter as a mail; its Message-ID is the letter's, whenever and however often it is sent. */
final class LetterMail extends MimeMessage {
  private static final String CHARSET = "UTF-8";

  private final String messageId;

  LetterMail(Session session, Letter letter, String domain) throws MessagingException {
    super(session);
    this.messageId = "<" + letter.id() + "@" + domain + ">";
    setSubject(oneLine(letter.subject()), CHARSET);
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Yushi-Kind", letter.kind().name());
    setHeader("X-Yushi-Notice-Count", String.valueOf(letter.notices()));
    String text = letter.text().replace("\n", "\r\n");
    String html = letter.html();
    if (html == null) {
      setText(text, CHARSET);
    } else {
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part(text, "plain"));
      both.addBodyPart(part(html, "html"));
      setContent(both);
    }
  }

  /** The text without what would end a line of a mail's head. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, CHARSET, subtype);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
