package org.yushi.local.services;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that talk to real services. They ask for one as a parameter of a method or constructor:
 *
 * <pre>{@code
 * @RealServices
 * class SomeTest {
 *   @Test
 *   void test(KafkaService kafka, PostgresService postgres) { … }
 * }
 * }</pre>
 *
 * <p>A service is started when first asked for, shared by all tests of the process, and closed at
 * its end. It runs in a container if {@code -Dyushi.services=containers}, without one if {@code
 * embedded}; {@code auto}, the default, is containers where Docker and the image are at hand. One
 * line on standard output says which. The tests bear the tag {@code services}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("services")
@ExtendWith(ServicesExtension.class)
public @interface RealServices {}
