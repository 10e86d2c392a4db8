package org.yushi.desk.text;

import java.util.List;

/** A page as plain text: short lines, one empty line between parts. */
final class PlainText {
  private static final String GAP = "\n\n";

  private PlainText() {}

  static String of(Page page) {
    StringBuilder text = new StringBuilder(page.title());
    if (!page.place().isEmpty()) {
      text.append('\n').append(page.place());
    }
    text.append(GAP).append(page.lead());
    for (Page.Block block : page.blocks()) {
      text.append(GAP).append(block(block, page.language().equals("en") ? ": " : "："));
    }
    return text.append(GAP).append("—— ").append(page.foot()).append('\n').toString();
  }

  private static String block(Page.Block block, String colon) {
    if (block instanceof Page.Facts facts) {
      return pairs(facts.facts(), colon);
    }
    if (block instanceof Page.Prose prose) {
      return heading(prose.title()) + prose.text();
    }
    if (block instanceof Page.Commands commands) {
      return heading(commands.title())
          + commands.hint()
          + "\n"
          + pairs(commands.lines(), colon.strip() + "\n");
    }
    return listing((Page.Listing) block);
  }

  private static String listing(Page.Listing listing) {
    StringBuilder text = new StringBuilder(heading(listing.title()).strip());
    int number = 0;
    for (Page.Entry entry : listing.entries()) {
      number++;
      text.append('\n').append(number).append(". ");
      text.append(entry.mark()).append(' ').append(entry.head());
      entry.details().forEach(detail -> text.append("\n   ").append(detail));
    }
    if (!listing.more().isEmpty()) {
      text.append('\n').append(listing.more());
    }
    return text.toString();
  }

  private static String heading(String title) {
    return "▌" + title + "\n";
  }

  private static String pairs(List<Page.Fact> facts, String between) {
    return String.join(
        "\n", facts.stream().map(fact -> fact.name() + between + fact.value()).toList());
  }
}
