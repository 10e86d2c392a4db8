package org.yushi.desk.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A mail server that answers what a test wants, to one connection after the other. */
final class ScriptedSmtp implements AutoCloseable {
  /** Verb, or {@code .} for the end of a mail, {@code GREETING} for the begin. */
  private final Map<String, String> answers;

  private final ServerSocket server;

  /**
   * A server.
   *
   * @param answers to some verbs; an empty one = silence; all others are good
   */
  ScriptedSmtp(Map<String, String> answers) {
    this.answers = answers;
    try {
      this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException e) {
        // Gone; the next one.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(socket, "GREETING", "220 here");
    boolean mail = false;
    String line = in.readLine();
    while (line != null) {
      if (mail) {
        mail = !line.equals(".");
        if (!mail) {
          say(socket, ".", "250 taken");
        }
      } else {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        mail = verb.equals("DATA") && !answers.containsKey("DATA");
        say(socket, verb, verb.equals("DATA") ? "354 go on" : "250 good");
      }
      line = in.readLine();
    }
  }

  private void say(Socket socket, String verb, String otherwise) throws IOException {
    String answer = answers.getOrDefault(verb, otherwise);
    if (!answer.isEmpty()) {
      socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
