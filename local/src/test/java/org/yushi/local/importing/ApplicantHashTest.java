package org.yushi.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yushi.casework.PersonalNumbers;

class ApplicantHashTest {
  private final ApplicantHash hash = new ApplicantHash(() -> Trial.KEY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "11010519491231002x",
        " 11010519491231002X\t",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-19491231-002x",
        "110105491231002"
      })
  void one_person_has_one_hash_however_the_number_is_written(String number) {
    assertThat(ApplicantNumber.normalised(number)).isEqualTo("11010519491231002X");
    assertThat(hash.apply(number)).isEqualTo(hash.apply("11010519491231002X"));
  }

  @Test
  void a_wrong_check_digit_is_another_number() {
    assertThat(hash.apply("110105194912310021")).isNotEqualTo(hash.apply("11010519491231002X"));
  }

  @Test
  void what_is_no_id_number_keeps_its_blanks_and_hyphens() {
    assertThat(ApplicantNumber.normalised(" 1 City Hall-Plz ")).isEqualTo("1 CITY HALL-PLZ");
    assertThat(ApplicantNumber.normalised("Ｃ１２３\u3000４")).isEqualTo("C123 4");
  }

  @Test
  void another_key_gives_another_hash() {
    ApplicantHash other = new ApplicantHash(() -> "another key for tests");
    assertThat(other.apply("11010519491231002X")).isNotEqualTo(hash.apply("11010519491231002X"));
  }

  @Test
  void the_hash_is_the_same_on_every_machine() {
    assertThat(hash.apply("11010519491231002X")).matches("[a-p]{32}").isEqualTo(KNOWN);
  }

  private static final String KNOWN = "lhhgopfhjgcceihomhldfalfmnmppgjp";

  @Property(tries = 200)
  void a_hash_never_looks_like_an_id_number_and_does_not_hold_the_text(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 20) String number) {
    assertThat(PersonalNumbers.in(hash.apply(number))).isFalse();
    assertThat(hash.apply(number)).hasSize(32).matches("[a-p]+");
  }
}
