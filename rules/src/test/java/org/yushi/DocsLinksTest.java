package org.yushi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link of the documentation leads to a file, and to a heading that is there. */
class DocsLinksTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$", Pattern.MULTILINE);

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      top.filter(p -> p.getFileName().toString().matches("README.*\\.md")).forEach(pages::add);
      docs.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
    }
    pages.sort(Path::compareTo);
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_lead_somewhere(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(page)).replaceAll("");
    List<String> broken = new ArrayList<>();
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      if (!link.group(1).matches("[a-z]+:.*") && !leads(page, link.group(1))) {
        broken.add(link.group(1));
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leads(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file);
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || headings(target).contains(link.substring(hash + 1));
  }

  /** The anchors that GitHub makes of headings. */
  private static Set<String> headings(Path page) throws IOException {
    String text =
        Pattern.compile("```.*?```", Pattern.DOTALL).matcher(Files.readString(page)).replaceAll("");
    Set<String> anchors = new TreeSet<>();
    for (MatchResult heading : HEADING.matcher(text).results().toList()) {
      anchors.add(
          heading
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-'));
    }
    return anchors;
  }

  @Test
  void every_page_can_be_found_from_the_index() throws IOException {
    Path index = ROOT.resolve("docs/README.md");
    String text = Files.readString(index);
    for (Path page : pages()) {
      Path relative = index.resolveSibling("").relativize(page);
      if (!relative.startsWith("..") && !page.equals(index)) {
        assertThat(text).contains("](" + relative.toString().replace('\\', '/') + ")");
      }
    }
  }
}
