package org.yushi.desk.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.yushi.desk.channel.Secret;

/** Notes what is wrong with a value and goes on with the next, as if there were none. */
final class CheckedBinding implements BindHandler {
  private final WrongSettings wrong;

  CheckedBinding(WrongSettings wrong) {
    this.wrong = wrong;
  }

  @Override
  public Object onSuccess(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
    Setting setting = Setting.find(ConfigurationFile.key(name));
    if (setting != null && !setting.right().test(result)) {
      throw new IllegalArgumentException(setting.expected());
    }
    return result;
  }

  @Override
  public @Nullable Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
    String key = ConfigurationFile.key(name);
    if (!wrong.knows(key) && !wrong.knowsAbove(key)) {
      Setting setting = Setting.find(key);
      ConfigurationProperty property = context.getConfigurationProperty();
      wrong.add(
          key,
          property == null ? null : property.getOrigin(),
          (setting == null ? innermost(error) : setting.expected()) + found(target, property));
    }
    return null;
  }

  private static String found(Bindable<?> target, @Nullable ConfigurationProperty property) {
    if (property == null) {
      return "";
    }
    String value = String.valueOf(property.getValue());
    boolean hidden = target.getType().resolve() == Secret.class && !value.isBlank();
    return hidden ? "（不显示 not shown）" : ", found \"" + value + "\"";
  }

  private static String innermost(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
