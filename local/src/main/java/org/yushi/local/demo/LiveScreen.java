package org.yushi.local.demo;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.local.county.SeenRevision;

/**
 * The whole terminal, drawn anew where something changed. What stood there before comes back in the
 * end.
 */
final class LiveScreen implements Screen {
  private static final Logger LOG = LoggerFactory.getLogger(LiveScreen.class);
  private static final int FEWEST_ROWS = 10;
  private static final int FEWEST_COLUMNS = 40;

  /** To ask for the size starts a process. */
  private static final long SIZE_HOLDS_NANOS = 1_000_000_000L;

  private final Terminal terminal;
  private final CountyView view;
  private final Display display;
  private final Attributes before;
  private Size size = new Size(FEWEST_COLUMNS, FEWEST_ROWS);
  private long sizeSeen = System.nanoTime() - SIZE_HOLDS_NANOS;

  LiveScreen(Terminal terminal, CountyView view) {
    this.terminal = terminal;
    this.view = view;
    this.display = new Display(terminal, true);
    this.before = terminal.getAttributes();
    Attributes quiet = new Attributes(before);
    quiet.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(quiet);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.clear_screen);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
  }

  /**
   * The terminal of this process.
   *
   * @throws IOException if there is none
   */
  static LiveScreen of(CountyView view) throws IOException {
    return new LiveScreen(terminal(), view);
  }

  private static Terminal terminal() throws IOException {
    try {
      return TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build();
    } catch (IllegalStateException e) {
      throw new IOException("no terminal", e);
    }
  }

  @Override
  public void published(SeenRevision revision) {}

  @Override
  public void show(Moment moment) {
    lookAtSize();
    int rows = Math.max(FEWEST_ROWS, size.getRows());
    int columns = Math.max(FEWEST_COLUMNS, size.getColumns());
    display.resize(rows, columns);
    display.update(new ArrayList<>(view.draw(moment, columns, rows)), -1);
  }

  /** Ctrl-C ends whatever runs in the terminal, the process that is asked for the size as well. */
  private void lookAtSize() {
    long now = System.nanoTime();
    if (now - sizeSeen >= SIZE_HOLDS_NANOS) {
      sizeSeen = now;
      try {
        size = terminal.getSize();
      } catch (IOError e) {
        LOG.debug("the size of the terminal is not known, the last one holds", e);
      }
    }
  }

  @Override
  public void close() {
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
    terminal.setAttributes(before);
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
