package org.yushi.local.services;

/** What has to be known of Docker before a container is started. */
interface Docker {
  boolean answers();

  boolean has(String image);
}
