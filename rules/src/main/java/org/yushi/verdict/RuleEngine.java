package org.yushi.verdict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.yushi.rulebook.Problem;
import org.yushi.rulebook.RuleCard;
import org.yushi.rulebook.Rulebook;
import org.yushi.rulebook.RulebookException;

/**
 * The compiled rules of one rulebook. Compiling takes seconds: do it once per rulebook, never on a
 * task's thread while it serves; sessions are cheap and belong to one thread each.
 */
public final class RuleEngine implements AutoCloseable {
  private static final int MOST_FIRINGS_PER_FACT = 50;
  private static final Pattern FILE = Pattern.compile("src/main/resources/");

  private final KieServices services = KieServices.get();
  private final KieContainer container;
  private final KieBase base;

  private RuleEngine(KieContainer container) {
    this.container = container;
    this.base = container.getKieBase();
  }

  /**
   * Compiles the rules of a rulebook.
   *
   * @throws RulebookException with every error of the compiler, by file and line
   */
  public static RuleEngine compile(Rulebook rulebook) throws RulebookException {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(
        services.newReleaseId("org.yushi.rulebook", "v" + rulebook.version(), "1"));
    for (RuleCard rule : rulebook.rules().values()) {
      rule.drl()
          .forEach(
              (file, text) ->
                  files.write(
                      "src/main/resources/" + file,
                      services
                          .getResources()
                          .newByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "UTF-8")
                          .setResourceType(ResourceType.DRL)));
    }
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    List<Problem> problems = new ArrayList<>();
    for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
      problems.add(problem(message));
    }
    if (!problems.isEmpty()) {
      throw new RulebookException(problems);
    }
    return new RuleEngine(services.newKieContainer(builder.getKieModule().getReleaseId()));
  }

  private static Problem problem(Message message) {
    String path = message.getPath() == null ? "rules" : message.getPath();
    Matcher prefix = FILE.matcher(path);
    String text = message.getText();
    return new Problem(
        prefix.replaceFirst(""), Math.max(0, message.getLine()), text == null ? "" : text);
  }

  /** A session for one thread. */
  public Session newSession() {
    return new Session(base);
  }

  /** Forgets the compiled rules: without it every rulebook would stay in memory for ever. */
  @Override
  public void close() {
    container.dispose();
    services.getRepository().removeKieModule(container.getReleaseId());
  }

  /** Reviews facts one set at a time; not for use by several threads. */
  public static final class Session implements AutoCloseable {
    private final KieBase base;
    private KieSession session;

    private Session(KieBase base) {
      this.base = base;
      this.session = base.newKieSession();
    }

    /**
     * What the rules find in these facts.
     *
     * @throws IllegalStateException if a rule fails; the session goes on with the next facts
     */
    Findings review(List<Object> facts) {
      Findings found = new Findings();
      List<FactHandle> handles = new ArrayList<>(facts.size());
      try {
        session.setGlobal("found", found);
        for (Object fact : facts) {
          handles.add(session.insert(fact));
        }
        int most = MOST_FIRINGS_PER_FACT * (facts.size() + 1);
        if (session.fireAllRules(most) == most) {
          throw new IllegalStateException("rules fired " + most + " times without an end");
        }
        for (FactHandle handle : handles) {
          session.delete(handle);
        }
        return found;
      } catch (RuntimeException e) {
        session.dispose();
        session = base.newKieSession();
        throw new IllegalStateException("a rule failed: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      session.dispose();
    }
  }
}
