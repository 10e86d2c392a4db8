package org.yushi.report.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.yushi.report.model.MonthlyReport;
import org.yushi.report.table.Tables;
import org.yushi.report.text.Headlines;
import org.yushi.report.text.Words;

/** The page: HTML that is also well-formed XML, complete in itself, and made for paper of A4. */
public final class Html {
  private static final Version VERSION = Configuration.VERSION_2_3_34;
  private static final Configuration TEMPLATES = templates();

  private Html() {}

  /** Renders a report. */
  public static String of(MonthlyReport report, Words words) {
    StringWriter page = new StringWriter();
    try {
      TEMPLATES.getTemplate("report.ftlh").process(view(report, words), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("report.ftlh does not fit the model", e);
    }
    return page.toString();
  }

  private static Map<String, Object> view(MonthlyReport report, Words words) {
    String title = words.say("title.file", report.heading().place(), report.month());
    return Map.of(
        "pieces",
        new Pieces(),
        "report",
        report,
        "words",
        words,
        "tables",
        new Tables(report, words),
        "sentences",
        Headlines.of(report).stream().map(words::say).toList(),
        "weeks",
        Weeks.of(report.calendar()),
        "bars",
        MonthBar.of(report.months()),
        "title",
        title,
        "running",
        cssString(title),
        "pageNumber",
        '"' + words.say("page") + '"');
  }

  /** A text as a string of CSS; what could end it or the style is escaped. */
  static String cssString(String text) {
    StringBuilder css = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) || point == ' ') {
                css.appendCodePoint(point);
              } else {
                css.append(String.format(Locale.ROOT, "\\%06x ", point));
              }
            });
    return css.append('"').toString();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(VERSION);
    configuration.setClassForTemplateLoading(Html.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setObjectWrapper(new DefaultObjectWrapperBuilder(VERSION).build());
    return configuration;
  }
}
