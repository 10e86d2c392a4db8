package org.yushi.local.demo;

/** Somebody asked to stop before the end. */
final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
