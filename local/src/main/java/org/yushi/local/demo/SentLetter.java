package org.yushi.local.demo;

import java.time.Instant;
import org.yushi.desk.channel.Letter;
import org.yushi.rulebook.Contact;
import org.yushi.rulebook.Level;

/**
 * A letter as the view shows it.
 *
 * @param at when it was sent
 * @param kind what it is
 * @param level the gravest level in it
 * @param by how it reaches the recipient
 * @param recipient who is meant
 * @param subject its subject
 */
record SentLetter(
    Instant at, Letter.Kind kind, Level level, Contact.Kind by, String recipient, String subject) {}
