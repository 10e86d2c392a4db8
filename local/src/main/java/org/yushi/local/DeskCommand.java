package org.yushi.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.yushi.desk.DeskService;
import org.yushi.desk.app.ConfigurationFile;
import org.yushi.desk.app.DeskApplication;
import org.yushi.desk.app.DeskConfiguration;
import org.yushi.desk.app.DeskEndpoint;
import org.yushi.desk.store.LedgerAddress;
import org.yushi.ledger.DatabaseAddress;
import org.yushi.local.ledger.LedgerPlace;
import org.yushi.local.running.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code yushi desk}: warns people. */
@Command(
    name = "desk",
    mixinStandardHelpOptions = true,
    description = {
      "预警台：把黄牌、红牌按时送到该知道的人（邮件、企业微信、钉钉、回调），无人签收则逐级上报，直到被停止。",
      "Tells people of yellow and red alerts in time, by mail, WeCom, DingTalk or a webhook; what"
          + " nobody answers goes up the ladder. Runs until it is stopped by Ctrl-C or SIGTERM; started"
          + " again, it goes on where it stopped, and tells nobody twice.",
      "",
      "配置 Configuration: docs/reference/notices.md，例 example: examples/desk.yaml",
      "退出码 Exit codes: 0 已停止 stopped · 2 配置或账本有误 configuration or ledger wrong · 3 终止 it"
          + " ended for good"
    },
    footer = {"", "例 Example:", "  ./yushi desk --config examples/desk.yaml"})
final class DeskCommand implements Callable<Integer> {
  private static final String REFUSED = "28";
  private static final String NO_RIGHT = "42501";
  private static final String NO_DATABASE = "3D000";

  @Mixin private Attended attended = new Attended();

  @Override
  public Integer call() throws Exception {
    DeskConfiguration configuration = read();
    LedgerPlace ledger = place(configuration.ledger());
    check(ledger);
    try (StopSignal signal = StopSignal.ofProcess();
        ConfigurableApplicationContext desk = started(configuration, () -> addressOf(ledger))) {
      attended.say(begun(configuration, ledger, desk.getBean(DeskEndpoint.class).port()));
      DeskService service = desk.getBean(DeskService.class);
      if (!attended.endsWell(signal, "预警台终止 The desk ended for good", service::failure)) {
        return Failures.FAULT;
      }
    }
    attended.say("已停止 Stopped: 未送完的下次接着送 what is not sent goes out with the next run");
    return 0;
  }

  /** What waiting cannot mend is told at once: no ledger, a wrong password, a missing right. */
  private static void check(LedgerPlace ledger) {
    try (Connection connection = addressOf(ledger).asDesk()) {
      connection.rollback();
    } catch (IllegalStateException e) {
      throw new InputException(
          "账本尚不存在，请先启动 serve There is no ledger yet, start serve first: " + ledger);
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith(REFUSED) || state.equals(NO_RIGHT) || state.equals(NO_DATABASE)) {
        throw new InputException(
            "账本不可用 The ledger cannot be used (%s): %s".formatted(ledger, e.getMessage()));
      }
    }
  }

  private static DatabaseAddress addressOf(LedgerPlace ledger) throws SQLException {
    return ledger
        .running()
        .orElseThrow(
            () ->
                new SQLException(
                    "账本的数据库未运行，等待 serve the ledger in %s is not running, waiting for serve"
                        .formatted(ledger)));
  }

  private DeskConfiguration read() {
    try {
      return ConfigurationFile.read(attended.config(), System.getenv());
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "配置 %s 有误 The configuration %s cannot be used:\n  %s"
              .formatted(
                  attended.config(),
                  attended.config(),
                  String.valueOf(e.getMessage()).replace("\n", "\n  ")));
    }
  }

  private LedgerPlace place(DeskConfiguration.Ledger ledger) {
    if (!DatabaseAddress.isUrl(ledger.database())) {
      Path base = attended.config().toAbsolutePath().getParent();
      return LedgerPlace.in(
          base == null ? Path.of(ledger.database()) : base.resolve(ledger.database()).normalize());
    }
    String password = ledger.password() == null ? "" : ledger.password().value();
    return LedgerPlace.at(new DatabaseAddress(ledger.database(), ledger.user(), password));
  }

  private static ConfigurableApplicationContext started(
      DeskConfiguration configuration, LedgerAddress ledger) {
    try {
      return DeskApplication.start(configuration, ledger);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new InputException("预警台无法启动 The desk cannot be started: " + e.getMessage());
    } catch (BeansException e) {
      throw new InputException(
          "预警台无法启动 The desk cannot be started: " + e.getMostSpecificCause().getMessage());
    }
  }

  private static String begun(DeskConfiguration configuration, LedgerPlace ledger, int port) {
    String ways =
        configuration.trial() != null
            ? "试运行，只写入 on trial, letters only go to " + configuration.trial()
            : "邮件 mail %s，机器人 robots %s，回调 webhooks %s"
                .formatted(
                    configuration.mail() == null ? "—" : configuration.mail().host(),
                    configuration.robots().keySet(),
                    configuration.webhooks().keySet());
    return "开始预警 Warning: %s → %s；账本 ledger %s；http://localhost:%d/health"
        .formatted(configuration.kafka().alerts(), ways, ledger, port);
  }
}
