package com.salesagent.models;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a text, or each text of a list, in a model's answer may be. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
    /** The most characters without {@link Text}. */
    int DEFAULT_MAX = 4_000;

    /** The most characters. */
    int max() default DEFAULT_MAX;

    /** Whether a blank text is an answer too. */
    boolean mayBeBlank() default false;
}
