package org.yushi.local.yaml;

/** A text that is no YAML; the message says in which line it breaks. */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  YamlException(String message) {
    super(message);
  }
}
