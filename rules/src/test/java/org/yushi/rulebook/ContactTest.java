package org.yushi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
  @Test
  void readsACell() {
    assertThat(
            Contact.parseAll(
                " mail:zhou.zheng@centre.example.gov.cn；robot:hall-group;webhook:oa\u3000robot:hall-group "))
        .containsExactly(
            new Contact(Contact.Kind.MAIL, "zhou.zheng@centre.example.gov.cn"),
            new Contact(Contact.Kind.ROBOT, "hall-group"),
            new Contact(Contact.Kind.WEBHOOK, "oa"));
    assertThat(Contact.parseAll("")).isEmpty();
    assertThat(Contact.parseAll(" ；; ")).isEmpty();
    assertThat(Contact.parse("mail:root@mailhost").name()).isEqualTo("root@mailhost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zhou@centre.example",
        "mail:",
        "mail:zhou",
        "mail:zhou@",
        "mail:@centre.example",
        "mail:a@b@c",
        "mail:a..b@c",
        "mail:a@-c",
        "mail:a@c.",
        "mail:a@b，mail:c@d",
        "mail：a@b",
        "mail:周@b",
        "MAIL:a@b",
        "phone:12345",
        "robot:",
        "robot:大厅",
        "robot:Hall",
        "robot:a--b",
        "robot:-a",
        "webhook:https://host/key",
        "robot:https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"
      })
  void saysWhatWasExpected(String cell) {
    assertThatThrownBy(() -> Contact.parseAll(cell))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected mail:who@where, robot:NAME or webhook:NAME")
        .hasMessageContaining("found \"");
  }

  @Test
  void noHeaderCanBeWrittenByAnAddress() {
    assertThatThrownBy(() -> new Contact(Contact.Kind.MAIL, "a@b\r\nBcc: c@d"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Contact(Contact.Kind.MAIL, "a@" + "b".repeat(253)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Contact(Contact.Kind.ROBOT, "b".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(@ForAll("contacts") List<Contact> contacts) {
    String cell = contacts.stream().map(Contact::toString).collect(Collectors.joining("；"));
    assertThat(Contact.parseAll(cell)).isEqualTo(contacts.stream().distinct().toList());
  }

  @Property(tries = 1000)
  void anythingIsReadOrExplained(@ForAll String cell) {
    try {
      Contact.parseAll(cell);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("expected mail:who@where");
    }
  }

  @Provide
  Arbitrary<List<Contact>> contacts() {
    Arbitrary<String> word =
        Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(20);
    Arbitrary<Contact> mail =
        Combinators.combine(word, word, word)
            .as((who, host, top) -> new Contact(Contact.Kind.MAIL, who + "@" + host + "." + top));
    Arbitrary<Contact> named =
        Combinators.combine(Arbitraries.of(Contact.Kind.ROBOT, Contact.Kind.WEBHOOK), word, word)
            .as((kind, one, two) -> new Contact(kind, one + "-" + two));
    return Arbitraries.oneOf(mail, named).list().ofMaxSize(6);
  }
}
