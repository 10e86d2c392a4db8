package org.yushi.local.services;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands services to tests. What a test stopped runs again for the next. */
final class ServicesExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace SERVICES =
      ExtensionContext.Namespace.create(ServicesExtension.class);

  private static final Map<Class<?>, Supplier<Service>> TYPES =
      Map.of(
          KafkaService.class, KafkaService::launched,
          PostgresService.class, PostgresService::launched);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Service resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> asked = parameter.getParameter().getType();
    return services(context)
        .getOrComputeIfAbsent(asked, type -> TYPES.get(type).get(), Service.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    for (Class<?> type : TYPES.keySet()) {
      Service service = services(context).get(type, Service.class);
      if (service != null) {
        service.start();
      }
    }
  }

  /** What is in the store of the root is closed when the last test has ended. */
  private static ExtensionContext.Store services(ExtensionContext context) {
    return context.getRoot().getStore(SERVICES);
  }
}
