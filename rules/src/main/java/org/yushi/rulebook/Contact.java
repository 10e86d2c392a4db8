package org.yushi.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where somebody can be reached, as it stands in the column {@code contact} of places.csv: {@code
 * mail:who@where}, {@code robot:NAME} or {@code webhook:NAME}. A name points at the settings of the
 * desk, where URL and secret are: a rulebook holds no secret.
 *
 * @param kind way
 * @param name address of mail, or name in the settings
 */
public record Contact(Kind kind, String name) {
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_NAME = 63;
  private static final Pattern SEPARATOR = Pattern.compile("[\\s\u3000;；]+");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9_%+-]+(?:\\.[A-Za-z0-9_%+-]+)*"
              + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  /** Ways of reaching somebody. */
  public enum Kind {
    /** 电子邮件. */
    MAIL,
    /** 群机器人. */
    ROBOT,
    /** 通用回调. */
    WEBHOOK;

    /** The word before the colon. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public Contact {
    boolean good =
        kind == Kind.MAIL
            ? name.length() <= LONGEST_ADDRESS && ADDRESS.matcher(name).matches()
            : name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    if (!good) {
      throw unexpected(kind.word() + ":" + name);
    }
  }

  /**
   * Reads a cell: contacts separated by blanks, {@code ;} or {@code ；}.
   *
   * @return them in order, each once; none for an empty cell
   * @throws IllegalArgumentException naming what was expected
   */
  public static List<Contact> parseAll(String cell) {
    return SEPARATOR
        .splitAsStream(cell)
        .filter(each -> !each.isEmpty())
        .map(Contact::parse)
        .distinct()
        .toList();
  }

  /**
   * Reads one contact.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  public static Contact parse(String text) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? "" : text.substring(0, colon);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(() -> unexpected(text));
    return new Contact(kind, text.substring(colon + 1));
  }

  private static IllegalArgumentException unexpected(String found) {
    return new IllegalArgumentException(
        "expected mail:who@where, robot:NAME or webhook:NAME (NAME of a-z, 0-9 and single -,"
            + " as in the settings of the desk), found \""
            + found
            + "\"");
  }

  /** As it stands in a rulebook. */
  @Override
  public String toString() {
    return kind.word() + ":" + name;
  }
}
