package org.yushi.local.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address on which nobody listens.
 *
 * <p>They lie below those that operating systems hand out for outgoing connections. A client that
 * keeps asking for a stopped broker could otherwise be given the very port that it asks for, talk
 * to itself, and hold the port against the broker that comes back.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int AFTER_LAST = 30_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** A port that was free a moment ago; somebody else may be quicker. */
  public static int next() {
    return otherThan(0);
  }

  /** Likewise, and not the one given. */
  public static int otherThan(int taken) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
      if (port != taken && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No free port on 127.0.0.1 between " + FIRST + " and " + (AFTER_LAST - 1));
  }

  /** Whether one could listen on the port just now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
