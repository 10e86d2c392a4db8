package org.yushi.desk.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.yushi.rulebook.Level;

/** Lays out letters of each kind. */
final class Pages {
  private final Words words;
  private final Parts parts;

  Pages(Words words) {
    this.words = words;
    this.parts = new Parts(words);
  }

  Page of(Message message) {
    if (message instanceof Warning warning) {
      return warning(warning);
    }
    if (message instanceof Digest digest) {
      return digest(digest);
    }
    return message instanceof Group group ? group(group) : withdrawal((Withdrawal) message);
  }

  private Page warning(Warning warning) {
    Piece piece = warning.piece();
    String level = words.of(piece.level());
    String mark = level;
    String lead = asked(warning);
    if (warning.why() instanceof Warning.Why.Unsigned unsigned) {
      mark = words.say("mark.unsigned", level);
      lead = words.say("warning.unsigned", unsigned.told(), unsigned.at(), unsigned.after());
    } else if (warning.why() instanceof Warning.Why.Unreachable unreachable) {
      mark = words.say("mark.forwarded", level);
      lead = words.say("warning.forwarded", unreachable.meant());
    }
    List<Page.Block> blocks = new ArrayList<>();
    blocks.add(new Page.Facts(parts.facts(piece)));
    blocks.addAll(parts.grounds(piece));
    blocks.add(parts.answers(piece.alertId(), warning.examines()));
    return new Page(
        words.say("language"),
        Parts.tone(piece.level()),
        parts.subject(mark, piece),
        words.say("subject.placed", level, piece.rule()),
        piece.place(),
        lead,
        blocks,
        words.say("foot.alert", piece.alertId(), piece.revision()));
  }

  private String asked(Warning warning) {
    Level level = warning.piece().level();
    String lead = words.say("warning." + level);
    if (warning.turn() instanceof Warning.Turn.Again again) {
      return again.by().isEmpty()
          ? words.say("warning.again", lead)
          : words.say("warning.again.upheld", again.by(), again.reason(), lead);
    }
    return warning.turn() instanceof Warning.Turn.Over ? words.say("warning.over", level) : lead;
  }

  private Page withdrawal(Withdrawal withdrawal) {
    Piece piece = withdrawal.piece();
    boolean gone = withdrawal.now() == Level.OFF;
    String end = gone ? "withdrawn" : "lowered";
    Object[] levels = Parts.levels(withdrawal);
    List<Page.Fact> why = new ArrayList<>();
    parts.fact(why, "fact.reason", words.of(withdrawal.reason()));
    parts.fact(why, "fact.by", withdrawal.by());
    parts.fact(why, "fact.why", withdrawal.why());
    parts.fact(why, "fact.at", words.of(withdrawal.at()));
    parts.fact(why, "fact.rule", words.of(piece.rule()));
    why.addAll(parts.facts(piece));
    List<Page.Block> blocks = new ArrayList<>();
    blocks.add(new Page.Facts(why));
    if (!gone) {
      blocks.add(parts.answers(piece.alertId(), false));
    }
    return new Page(
        words.say("language"),
        gone ? Page.Tone.RELIEF : Parts.tone(withdrawal.now()),
        parts.subject(parts.mark(withdrawal), piece),
        words.say("withdrawal.title." + end, levels),
        piece.place(),
        words.say("withdrawal.lead." + end, levels),
        blocks,
        words.say("foot.alert", piece.alertId(), piece.revision()));
  }

  private Page digest(Digest digest) {
    List<Page.Block> blocks = new ArrayList<>();
    int fresh = digest.count();
    if (fresh > 0) {
      blocks.add(parts.listing(words.say("digest.fresh"), digest.fresh(), fresh));
    }
    if (!digest.next().isEmpty()) {
      blocks.add(parts.ahead(words.say("digest.next"), digest.next()));
    }
    if (digest.olderUnsigned() > 0) {
      blocks.add(
          new Page.Prose(
              words.say("digest.older"), words.say("digest.older.text", digest.olderUnsigned())));
    }
    blocks.add(parts.answers(words.say("answer.anyId"), digest.examines()));
    return new Page(
        words.say("language"),
        Page.Tone.MANY,
        words.say("digest.subject", digest.day(), digest.place(), fresh),
        words.say("digest.title", digest.day()),
        digest.place(),
        fresh > 0 ? words.say("digest.lead.some", fresh) : words.say("digest.lead.none"),
        blocks,
        words.say("foot"));
  }

  private Page group(Group group) {
    List<String> counts = new ArrayList<>();
    group.warnings().entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .forEach(each -> counts.add(words.say("group.count", each.getKey(), each.getValue())));
    if (group.withdrawals() > 0) {
      counts.add(words.say("group.withdrawals", group.withdrawals()));
    }
    List<Page.Block> blocks = new ArrayList<>();
    if (!group.first().isEmpty()) {
      blocks.add(
          parts.listing(
              words.say("group.first"), group.first(), group.notices() - group.withdrawals()));
    }
    if (!group.back().isEmpty()) {
      blocks.add(parts.takenBack(words.say("group.back"), group.back(), group.withdrawals()));
    }
    blocks.add(parts.answers(words.say("answer.anyId"), group.examines()));
    return new Page(
        words.say("language"),
        Page.Tone.MANY,
        words.say("group.subject", group.place(), group.notices()),
        words.say("group.title"),
        group.place(),
        words.say("group.lead", group.budget(), group.until(), group.notices(), counts),
        blocks,
        words.say("foot"));
  }
}
