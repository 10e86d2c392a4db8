package org.yushi.local.services;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands services to tests. What a test stopped runs again for the next. */
final class ServicesExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace SERVICES =
      ExtensionContext.Namespace.create(ServicesExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KafkaService.class;
  }

  @Override
  public KafkaService resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return services(context)
        .getOrComputeIfAbsent(
            KafkaService.class, type -> KafkaService.launched(), KafkaService.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    KafkaService kafka = services(context).get(KafkaService.class, KafkaService.class);
    if (kafka != null) {
      kafka.start();
    }
  }

  /** What is in the store of the root is closed when the last test has ended. */
  private static ExtensionContext.Store services(ExtensionContext context) {
    return context.getRoot().getStore(SERVICES);
  }
}
