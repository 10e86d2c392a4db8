package org.yushi.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.yushi.desk.channel.Letter;

/**
 * How many letters went to how many.
 *
 * @param file where they stand
 * @param letters how many
 * @param recipients to how many
 * @param kinds the same for each kind that occurred
 */
record LetterTally(Path file, int letters, int recipients, List<OfKind> kinds) {

  /**
   * The letters of one kind.
   *
   * @param kind the kind
   * @param letters how many
   * @param recipients to how many
   */
  record OfKind(Letter.Kind kind, int letters, int recipients) {
    private String name() {
      return switch (kind) {
        case WARNING -> "预警 warnings";
        case DIGEST -> "每日汇总 digests";
        case GROUP -> "超额合并 groups";
        case WITHDRAWAL -> "撤回 withdrawals";
      };
    }
  }

  /** Lines for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "发给人的信 letters: %,d 封，收信人 recipients %,d → %s%n",
            letters,
            recipients,
            file));
    for (OfKind each : kinds) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s: %,d 封，收信人 recipients %,d%n",
              each.name(),
              each.letters(),
              each.recipients()));
    }
    return text.toString();
  }

  /** The same for programs. */
  ObjectNode json() {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("count", letters)
            .put("recipients", recipients)
            .put("file", file.toString());
    ArrayNode each = node.putArray("kinds");
    for (OfKind kind : kinds) {
      each.addObject()
          .put("kind", kind.kind().name())
          .put("count", kind.letters())
          .put("recipients", kind.recipients());
    }
    return node;
  }
}
