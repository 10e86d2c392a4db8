package org.yushi.local.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yushi.local.InputException;
import org.yushi.rulebook.RulebookException;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.TopicsException;

/** What is wrong with what somebody gave, in words for a person: the same in every command. */
public final class Refusals {
  private Refusals() {}

  /**
   * Reads a configuration.
   *
   * @throws InputException with everything that is wrong in it
   */
  public static ServeSettings read(Path config, Map<String, String> environment) {
    try {
      return ConfigurationReader.read(config, environment);
    } catch (ConfigurationException e) {
      throw new InputException(
          listed(
              "配置 %s 有误 The configuration %s cannot be used:".formatted(config, config),
              e.problems()));
    }
  }

  /** The same, as input that cannot be used if it is that. */
  public static Exception of(Exception failure) {
    if (failure instanceof TopicsException topics) {
      return new InputException(listed("主题有误 The topics cannot be used:", topics.problems()));
    }
    if (failure instanceof RulebookException rulebook) {
      return new InputException(
          listed(
              "规则库有误 The rulebook cannot be used:",
              rulebook.problems().stream().map(Object::toString).toList()));
    }
    if (failure instanceof BrokerException
        || failure instanceof DataFolderException
        || failure instanceof LedgerUnusableException) {
      return new InputException(String.valueOf(failure.getMessage()));
    }
    return failure;
  }

  private static String listed(String head, List<String> problems) {
    return head + "\n  " + String.join("\n  ", problems);
  }
}
