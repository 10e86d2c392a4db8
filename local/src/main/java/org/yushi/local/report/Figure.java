package org.yushi.local.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.yushi.report.model.Kpi;
import org.yushi.report.model.Totals;
import org.yushi.report.model.Value;

/**
 * A figure as JSON: whole where it counts something.
 *
 * @param value the figure
 */
record Figure(Value value) {
  static Figure of(Kpi kpi, Totals totals) {
    return new Figure(kpi.of(totals));
  }

  void put(ObjectNode json, String field) {
    OptionalDouble number = value.number();
    if (number.isEmpty()) {
      json.putNull(field);
    } else if (value.kind() == Value.Kind.COUNT || value.kind() == Value.Kind.MINUTES) {
      json.put(field, Math.round(number.getAsDouble()));
    } else {
      json.put(field, number.getAsDouble());
    }
  }
}
