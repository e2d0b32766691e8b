package city.ioc.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a number, both inclusive, and how many decimals it may have. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Range {
    /** Greatest amount of money or fee in one event, in units of its currency. */
    long MAX_AMOUNT = 1_000_000_000_000L;

    /** Decimals that an amount may have; sums are kept in units of 10^-4. */
    int AMOUNT_DECIMALS = 4;

    long min();

    long max();

    int decimals() default 0;
}
