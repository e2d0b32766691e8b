package city.ioc.events;

import java.time.OffsetDateTime;

/** What an operator does with an alert. The subject is the case, or the unit for an alert of a unit. */
public sealed interface OperatorAction extends EventData {

    /** The rule of the alert. */
    String rule();

    /** The episode of the alert that the operator saw. */
    int episode();

    record AlertAcknowledged(String rule, @Range(min = 1, max = 1_000_000) int episode, String by, @Opt @FreeText String text)
            implements OperatorAction {}

    record AlertAssigned(
            String rule,
            @Range(min = 1, max = 1_000_000) int episode,
            String by,
            String to,
            @Opt @FreeText String text)
            implements OperatorAction {}

    record AlertSnoozed(
            String rule,
            @Range(min = 1, max = 1_000_000) int episode,
            String by,
            OffsetDateTime until,
            @Opt @FreeText String text)
            implements OperatorAction {}

    record AlertCommented(
            String rule, @Range(min = 1, max = 1_000_000) int episode, String by, @FreeText String text)
            implements OperatorAction {}
}
