package org.yushi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.yushi.rulebook.RulebookBundle;
import org.yushi.rulebook.RulebookLoader;
import org.yushi.supervision.FeedCount;

class LiveScreenTest {
  private static final Moment MOMENT =
      new Moment(
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(60),
          1,
          new FeedCount("*", 0, 0, 0, 0, 0, 0, 0),
          new AlertBoard(),
          new LetterBoard());

  /** A terminal whose size nobody can tell: Ctrl-C has ended the process that was asked. */
  private static final class Interrupted extends DumbTerminal {
    private int asked;

    Interrupted(ByteArrayOutputStream out) throws IOException {
      super(InputStream.nullInputStream(), out);
    }

    @Override
    public Size getSize() {
      asked++;
      throw new IOError(new IOException("stty was interrupted"));
    }
  }

  @Test
  void goesOnWithTheLastSizeWhenNobodyCanTellIt() throws Exception {
    CountyView view =
        new CountyView(new CountyWords(RulebookLoader.load(RulebookBundle.shipped("demo"))));
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    Interrupted terminal = new Interrupted(drawn);

    try (LiveScreen screen = new LiveScreen(terminal, view)) {
      screen.show(MOMENT);
      screen.show(MOMENT);
    }

    assertThat(drawn.toString(StandardCharsets.UTF_8)).contains("Yushi");
    assertThat(terminal.asked).as("not asked again at once").isEqualTo(1);
  }
}
