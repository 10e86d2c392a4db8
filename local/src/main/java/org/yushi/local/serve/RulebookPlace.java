package org.yushi.local.serve;

import java.nio.file.Path;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookException;

/**
 * Where a rulebook is.
 *
 * @param name the name of a shipped rulebook, or a folder
 * @param base the folder from which a relative one is meant
 */
public record RulebookPlace(String name, Path base) {
  /**
   * Its files as they are now.
   *
   * @throws RulebookException if there is no rulebook
   */
  public RulebookBundle read() throws RulebookException {
    return RulebookBundle.isShipped(name)
        ? RulebookBundle.shipped(name)
        : RulebookBundle.read(base.resolve(name));
  }
}
