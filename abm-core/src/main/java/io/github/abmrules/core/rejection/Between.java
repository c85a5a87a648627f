package io.github.abmrules.core.rejection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and the greatest value of a number in a record, both allowed. What reads the record says so of a number outside;
 * the constructor checks it with {@link InvalidFactException#requireBetween}.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Between {

    /** The least value. */
    int least();

    /** The greatest value. */
    int most();
}
