package org.yushi.desk.text;

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

/**
 * A page as HTML for mail: styles inside the elements, tables for layout, nothing to be fetched.
 */
final class HtmlText {
  private static final Version VERSION = Configuration.VERSION_2_3_34;
  private static final Configuration TEMPLATES = templates();

  private HtmlText() {}

  static String of(Page page) {
    StringWriter html = new StringWriter();
    try {
      TEMPLATES.getTemplate("letter.ftlh").process(Map.of("page", page), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("letter.ftlh does not fit the page", e);
    }
    return html.toString();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(VERSION);
    configuration.setClassForTemplateLoading(HtmlText.class, "");
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
