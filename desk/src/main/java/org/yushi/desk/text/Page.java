package org.yushi.desk.text;

import java.util.List;

/**
 * A letter in one language, before it becomes plain text or HTML; public for the template alone.
 *
 * @param language as HTML names it
 * @param tone colour of its head
 * @param subject one line
 * @param title head
 * @param place below the head, or empty
 * @param lead what it is about and what is asked
 * @param blocks the rest, in order
 * @param foot last line
 */
public record Page(
    String language,
    Tone tone,
    String subject,
    String title,
    String place,
    String lead,
    List<Block> blocks,
    String foot) {

  /** Colours of the head. */
  public enum Tone {
    RED,
    YELLOW,
    NOTICE,
    /** Several alerts at once. */
    MANY,
    /** Good news. */
    RELIEF
  }

  /** A part of a letter. */
  public sealed interface Block {
    /** Kind, for the template. */
    default String kind() {
      return getClass().getSimpleName();
    }
  }

  /** Names and what they are. */
  public record Facts(List<Fact> facts) implements Block {}

  /** One of them. */
  public record Fact(String name, String value) {}

  /** A paragraph with a heading. */
  public record Prose(String title, String text) implements Block {}

  /**
   * Several alerts.
   *
   * @param more how many are not listed, in words, or empty
   */
  public record Listing(String title, List<Entry> entries, String more) implements Block {}

  /**
   * One of them.
   *
   * @param tone colour of its mark
   * @param mark word on it
   * @param head what it is
   * @param details lines below
   */
  public record Entry(Tone tone, String mark, String head, List<String> details) {}

  /** Commands by which people answer. */
  public record Commands(String title, String hint, List<Fact> lines) implements Block {}
}
