package org.yushi.local.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yushi.rulebook.RulebookException;
import org.yushi.rulebook.RulebookSchedule;
import org.yushi.supervision.live.BrokerException;
import org.yushi.supervision.live.DurableFolder;
import org.yushi.supervision.live.LiveSettings;
import org.yushi.supervision.live.PartitionCounts;
import org.yushi.supervision.live.Topics;
import org.yushi.supervision.live.TopicsException;

/**
 * What has to be right before the job starts, wherever it runs: topics, the rulebook in force, and
 * where the run before stopped.
 *
 * @param partitions of the input topics, the same as at the first start
 * @param rulebooks which rulebook is in force when
 * @param from the newest complete checkpoint or savepoint of the folder, or null before the first
 * @param begun one line that says what is judged, by what, and from where on
 */
public record Preparation(
    PartitionCounts partitions, RulebookSchedule rulebooks, @Nullable Path from, String begun) {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final int KEPT_CHECKPOINTS = 3;

  /**
   * Checks everything and brings the rulebook into force. To be called while no job uses the
   * folder.
   *
   * @throws RulebookException if the rulebook cannot be used
   * @throws TopicsException if the topics cannot be used
   * @throws BrokerException if Kafka does not answer
   * @throws IOException if the folder cannot be read or written
   */
  public static Preparation of(ServeSettings settings)
      throws RulebookException,
          TopicsException,
          BrokerException,
          IOException,
          InterruptedException {
    CheckedRulebook rulebook = CheckedRulebook.of(settings.rulebook());
    PartitionCounts partitions = topics(settings);
    DurableFolder folder = settings.folder();
    partitions.checkAgainst(folder.partitions());
    Topics.ids(settings.live(), partitions.topics()).checkAgainst(folder.topicIds());
    RulebookSchedule rulebooks = rulebook.inForce(settings.live());
    OldCheckpoints.clear(folder, KEPT_CHECKPOINTS);
    Path from = folder.newest().orElse(null);
    return new Preparation(
        partitions, rulebooks, from, begun(settings, partitions, rulebook, from));
  }

  /**
   * Creates what is missing of the topics, if the settings say so, and checks all.
   *
   * @return the partitions of the input topics
   */
  public static PartitionCounts topics(ServeSettings settings)
      throws TopicsException, BrokerException, InterruptedException {
    LiveSettings live = settings.live();
    ServeSettings.Creation creation = settings.creation();
    if (creation != null) {
      for (String topic : Topics.create(live, creation.partitions(), creation.replicas())) {
        LOG.info("已建立主题 created topic {}", topic);
      }
    }
    return Topics.check(live);
  }

  private static String begun(
      ServeSettings settings,
      PartitionCounts partitions,
      CheckedRulebook rulebook,
      @Nullable Path from) {
    List<String> events = new ArrayList<>(partitions.topics());
    events.remove(settings.live().topics().actions());
    return "开始监察 Judging: %s → %s；规则库 rulebook %s %s；自 from %s"
        .formatted(
            String.join(", ", events),
            settings.live().topics().alerts(),
            rulebook.rulebook().name(),
            rulebook.rulebook().version().substring(0, 12),
            whereFrom(settings.folder(), from));
  }

  /** Names a checkpoint or savepoint as it is called in the folder. */
  static String whereFrom(DurableFolder folder, @Nullable Path kept) {
    return kept == null
        ? "头 the beginning"
        : folder.root().toAbsolutePath().relativize(kept.toAbsolutePath()).toString();
  }
}
