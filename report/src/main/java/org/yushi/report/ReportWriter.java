package org.yushi.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.render.Html;
import org.yushi.report.render.Pdf;
import org.yushi.report.render.Xlsx;
import org.yushi.report.text.Words;

/** Writes a report as {@code report-2026-10.html}, {@code .pdf} and {@code .xlsx}. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * The files of one report.
   *
   * @param html to read on a screen, or to print from a browser
   * @param pdf to print and to file
   * @param xlsx to count with
   */
  public record Written(Path html, Path pdf, Path xlsx) {}

  /**
   * Writes the three files. All are made before the first is written, and each appears whole. Files
   * of that name are replaced. The same report gives the same bytes.
   *
   * @param report what it says
   * @param language English (then the names end in {@code -en}), or Chinese for any other
   * @param folder where to; made if it does not exist
   * @throws UncheckedIOException naming the file that could not be written
   */
  public static Written write(MonthlyReport report, Locale language, Path folder) {
    Words words = new Words(language, report.heading().zone());
    String page = Html.of(report, words);
    byte[] pdf = Pdf.of(page, report.heading().knownBy());
    byte[] xlsx = Xlsx.of(report, words);
    String name = "report-" + report.month() + (words.language().equals("en") ? "-en" : "");
    return new Written(
        put(folder.resolve(name + ".html"), page.getBytes(StandardCharsets.UTF_8)),
        put(folder.resolve(name + ".pdf"), pdf),
        put(folder.resolve(name + ".xlsx"), xlsx));
  }

  private static Path put(Path file, byte[] bytes) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(unfinished.toAbsolutePath().getParent());
      try {
        Files.write(unfinished, bytes);
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
