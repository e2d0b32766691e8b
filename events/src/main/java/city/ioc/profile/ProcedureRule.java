package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import java.util.Objects;

/**
 * What the fold knows of a procedure.
 *
 * @param limit from acceptance to the due, where neither is printed on the receipt
 * @param pauses its own policy, or that of the city where it has none
 */
public record ProcedureRule(TimeLimit limit, PausePolicy pauses) {
    public ProcedureRule {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(pauses, "pauses");
    }
}
