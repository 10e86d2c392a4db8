package org.yushi.local.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of one alert. */
public final class Explanation {
  private final String lang;
  private final ResourceBundle words;

  /**
   * In a language.
   *
   * @param lang zh or en
   */
  public Explanation(String lang) {
    this.lang = lang;
    this.words =
        ResourceBundle.getBundle(
            "org.yushi.local.explain",
            lang.equals("en") ? Locale.ENGLISH : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The alert whose revisions these are, by number. */
  public String of(List<JsonNode> history) {
    JsonNode last = history.get(history.size() - 1);
    StringBuilder text = new StringBuilder();
    text.append(inLang(last.path("title")))
        .append("  ")
        .append(word("level", last))
        .append(" · ")
        .append(word("status", last))
        .append('\n');
    field(text, "alertId", last.path("alertId").asText());
    field(text, "subject", last.path("subject").path("id").asText());
    for (String name :
        List.of("about", "item", "region", "centre", "department", "window", "handler")) {
      field(text, name, last.path(name).asText(""));
    }
    for (String name : List.of("since", "from", "until", "dueAt", "statutoryAt")) {
      field(text, name, last.path(name).asText(""));
    }
    JsonNode evidence = last.path("evidence");
    field(text, "computation", inLang(evidence.path("computation")));
    field(text, "basis", inLang(evidence.path("basis")));
    List<String> facts = new ArrayList<>();
    evidence.path("facts").forEach(fact -> facts.add(fact.asText()));
    field(text, "facts", String.join(", ", facts));
    field(text, "rulebook", last.path("rulebook").asText());
    text.append(words.getString("history")).append('\n');
    for (JsonNode each : history) {
      text.append("  ")
          .append(each.path("revision").asInt())
          .append(". ")
          .append(each.path("decidedAt").asText())
          .append("  ")
          .append(word("kind", each))
          .append("  ")
          .append(word("level", each))
          .append(" · ")
          .append(word("status", each))
          .append('\n');
      acts(text, each);
    }
    return text.toString();
  }

  /** What people did that made the revision; its other acts are those of earlier ones. */
  private void acts(StringBuilder text, JsonNode revision) {
    Instant decidedAt = instant(revision.path("decidedAt"));
    for (JsonNode act : revision.path("acts")) {
      if (instant(act.path("at")).equals(decidedAt)) {
        text.append("     ").append(word("act", act)).append(' ').append(act.path("by").asText());
        String reason = act.path("reason").asText("");
        if (!reason.isEmpty()) {
          text.append(colon()).append(reason);
        }
        text.append('\n');
      }
    }
  }

  private static Instant instant(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  private String colon() {
    return lang.equals("en") ? ": " : "：";
  }

  private String inLang(JsonNode both) {
    return both.path(lang.equals("en") ? "en" : "zh-CN").asText();
  }

  private String word(String field, JsonNode alert) {
    return words.getString(field + '.' + alert.path(field).asText());
  }

  private void field(StringBuilder text, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text.append("  ").append(words.getString(name)).append(colon()).append(value).append('\n');
    }
  }
}
