package org.yushi.local.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Where revisions of alerts are kept; they come by alert, then by number. */
public interface Revisions {
  /** Those of the alerts whose ids begin so; of many alerts, those of two or more. */
  List<JsonNode> beginningWith(String begin);

  /** Those of all alerts about a case. */
  List<JsonNode> ofCase(String caseId);
}
