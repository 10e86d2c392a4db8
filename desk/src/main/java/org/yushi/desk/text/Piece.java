package org.yushi.desk.text;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yushi.casework.PersonalNumbers;
import org.yushi.rulebook.Bilingual;
import org.yushi.rulebook.Level;
import org.yushi.verdict.SubjectRef;

/**
 * One alert, as far as letters speak of it: nothing of an applicant. What looks like an ID number
 * is masked in every text.
 *
 * @param alertId the alert
 * @param revision its number in the thread
 * @param level its level
 * @param rule title of the rule
 * @param subject what it is about, mostly a case
 * @param item name of the service item, or empty
 * @param centre name, or empty
 * @param department name, or empty
 * @param window name, or empty
 * @param since what the law counts from
 * @param due when it has to be done, or null if there is no such instant
 * @param computation how it was computed
 * @param basis law or measure
 */
public record Piece(
    String alertId,
    int revision,
    Level level,
    Bilingual rule,
    SubjectRef subject,
    String item,
    String centre,
    String department,
    String window,
    Instant since,
    @Nullable Instant due,
    Bilingual computation,
    Bilingual basis) {

  /** Masks. */
  public Piece {
    subject = new SubjectRef(subject.kind(), PersonalNumbers.mask(subject.id()));
    item = PersonalNumbers.mask(item);
    centre = PersonalNumbers.mask(centre);
    department = PersonalNumbers.mask(department);
    window = PersonalNumbers.mask(window);
    computation = mask(computation);
    basis = mask(basis);
  }

  private static Bilingual mask(Bilingual text) {
    return new Bilingual(PersonalNumbers.mask(text.zh()), PersonalNumbers.mask(text.en()));
  }

  /** The nearest place it names, or empty. */
  String place() {
    return !window.isEmpty() ? window : !department.isEmpty() ? department : centre;
  }
}
