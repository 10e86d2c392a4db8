package org.yushi.local.serve;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The folder of what has to outlive the process cannot be had. */
public final class DataFolderException extends Exception {
  private static final long serialVersionUID = 1L;

  private DataFolderException(String message) {
    super(message);
  }

  /** Another run has it. */
  static DataFolderException inUse(Path folder) {
    return new DataFolderException(
        "数据目录 %s 正被另一个进程使用；一个目录只能有一个 serve the folder %s is in use by another process; expected one serve per folder"
            .formatted(folder, folder));
  }

  /** It cannot be made or written to. */
  static DataFolderException unusable(Path folder, UncheckedIOException why) {
    return new DataFolderException(
        "data：应为可写的目录 expected a folder that can be written to, found %s (%s)"
            .formatted(folder, why.getCause()));
  }
}
