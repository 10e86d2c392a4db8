package org.yushi.local.importing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of a CSV file. */
final class CsvRow implements Row {
  private final CsvColumns columns;
  private final CsvRecord found;
  private final long number;
  private final Set<String> blanks;

  CsvRow(CsvColumns columns, CsvRecord found, long number, Set<String> blanks) {
    this.columns = columns;
    this.found = found;
    this.number = number;
    this.blanks = blanks;
  }

  /** How many fields it has. */
  int width() {
    return found.getFieldCount();
  }

  /** How many fields it should have. */
  int expectedWidth() {
    return columns.names().size();
  }

  @Override
  public @Nullable String value(Name name) {
    int index = columns.indexOf(name);
    if (index == CsvColumns.NONE || index >= found.getFieldCount()) {
      return null;
    }
    return Blank.toNull(found.getField(index), blanks);
  }

  @Override
  public Name.Unit unit() {
    return Name.Unit.ROW;
  }

  @Override
  public Map<String, Long> position() {
    Map<String, Long> position = new LinkedHashMap<>();
    position.put("row", number);
    position.put("line", found.getStartingLineNumber());
    return position;
  }

  @Override
  public Map<String, String> raw(Collection<Name> secret) {
    Set<Integer> hidden = new HashSet<>();
    secret.forEach(name -> hidden.add(columns.indexOf(name)));
    Map<String, String> raw = new LinkedHashMap<>();
    for (int i = 0; i < found.getFieldCount(); i++) {
      String name = i < columns.names().size() ? columns.names().get(i) : "";
      if (name.isEmpty() || raw.containsKey(name)) {
        name = String.format(Locale.ROOT, "%s#%d", name, i + 1);
      }
      raw.put(name, hidden.contains(i) ? "***" : found.getField(i));
    }
    return raw;
  }
}
