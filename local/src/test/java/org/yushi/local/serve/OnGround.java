package org.yushi.local.serve;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yushi.local.services.KafkaService;

/** A test that has a ground of its own. */
abstract class OnGround {
  final KafkaService kafka;
  Ground ground;

  @TempDir Path folder;

  OnGround(KafkaService kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void enter() throws Exception {
    ground = new Ground(kafka, folder);
  }

  @AfterEach
  void leave() {
    ground.close();
  }
}
