package org.yushi.local.serve;

import java.nio.file.Path;

/** Another run has the durable folder. */
public final class FolderInUseException extends Exception {
  private static final long serialVersionUID = 1L;

  FolderInUseException(Path folder) {
    super(
        "数据目录 %s 正被另一个进程使用；一个目录只能有一个 serve the folder %s is in use by another process; expected one serve per folder"
            .formatted(folder, folder));
  }
}
