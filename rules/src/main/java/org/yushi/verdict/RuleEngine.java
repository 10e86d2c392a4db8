package org.yushi.verdict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
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
  private static final String FOLDER = "src/main/resources/";

  /**
   * Not that of the thread: a stream closes it with the job, and rules load classes to the last.
   */
  private static final ClassLoader LOADER = RuleEngine.class.getClassLoader();

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
    KieBuilder builder = build(rulebook.version(), rulebook.rules().values());
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      List<Problem> problems = problems(rulebook.version(), rulebook.rules().values());
      throw new RulebookException(
          problems.isEmpty()
              ? List.of(new Problem("rules", 0, "the rules do not compile together"))
              : problems);
    }
    KieServices services = KieServices.get();
    return new RuleEngine(services.newKieContainer(builder.getKieModule().getReleaseId(), LOADER));
  }

  private static KieBuilder build(String version, Collection<RuleCard> rules) {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(services.newReleaseId("org.yushi.rulebook", "v" + version, "1"));
    for (RuleCard rule : rules) {
      rule.drl()
          .forEach(
              (file, text) ->
                  files.write(
                      FOLDER + file,
                      services
                          .getResources()
                          .newByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "UTF-8")
                          .setResourceType(ResourceType.DRL)));
    }
    return services.newKieBuilder(files, LOADER).buildAll(ExecutableModelProject.class);
  }

  /**
   * Every error of every rule, by file and line: compiled together, the first faulty rule would
   * hide the others.
   */
  public static List<Problem> problems(String version, Collection<RuleCard> rules) {
    List<Problem> problems = new ArrayList<>();
    for (RuleCard rule : rules) {
      KieBuilder alone = build(version + "-" + rule.id(), List.of(rule));
      List<Message> errors = alone.getResults().getMessages(Message.Level.ERROR);
      errors.forEach(message -> problems.add(problem(message, rule)));
      if (errors.isEmpty()) {
        KieServices.get().getRepository().removeKieModule(alone.getKieModule().getReleaseId());
      }
    }
    return problems;
  }

  private static Problem problem(Message message, RuleCard rule) {
    String path = message.getPath() == null ? "" : message.getPath();
    String file = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
    String text = message.getText() == null ? "" : firstLine(message.getText());
    long line = message.getLine() > 0 ? message.getLine() : lineOf(text, rule.drl().get(file));
    return new Problem(file.isEmpty() ? "rules/" + rule.id() : file, line, text);
  }

  /**
   * The compiler gives no line for a faulty expression: it is looked up in the file; 0 = unknown.
   */
  private static long lineOf(String message, @Nullable String drl) {
    String expression = message.substring(message.lastIndexOf(": ") + 1).strip();
    int at = drl == null || expression.isEmpty() ? -1 : drl.indexOf(expression);
    return drl == null || at < 0 ? 0 : drl.substring(0, at).lines().count();
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
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
