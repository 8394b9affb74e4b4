package org.cityreach.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the query parameters of a handler that its signature does not name. Every other parameter of a
 * request under {@code /api} is refused before the handler runs.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AcceptsParameters {

    /** Names beside those of the signature. */
    String[] value() default {};

    /** Whether the handler itself judges every other name, such as the properties of a layer. */
    boolean handlerJudgesOthers() default false;
}
