package org.yushi.local.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yushi.ledger.AlertThreads;
import org.yushi.local.InputException;

/**
 * Revisions of a ledger.
 *
 * @param threads whence they are read
 */
public record LedgerRevisions(AlertThreads threads) implements Revisions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENOUGH_TO_BE_AMBIGUOUS = 2;

  @Override
  public List<JsonNode> beginningWith(String begin) {
    return parsed(() -> threads.beginningWith(begin, ENOUGH_TO_BE_AMBIGUOUS));
  }

  @Override
  public List<JsonNode> ofCase(String caseId) {
    return parsed(() -> threads.ofCase(caseId));
  }

  private interface Question {
    List<String> ask() throws SQLException;
  }

  private static List<JsonNode> parsed(Question question) {
    try {
      List<JsonNode> parsed = new ArrayList<>();
      for (String body : question.ask()) {
        parsed.add(JSON.readTree(body));
      }
      return parsed;
    } catch (SQLException e) {
      throw new InputException("账本不可用 The ledger cannot be used: " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a revision of the ledger", e);
    }
  }
}
