package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.TimeLimit.Unit;
import java.util.Objects;

/**
 * Limits that do not depend on a procedure.
 *
 * @param acceptance          from an online submission to its acceptance or refusal
 * @param feedbackAnswer      from citizens' feedback to its answer
 * @param feedbackRefusal     from citizens' feedback to its refusal
 * @param feedbackPublication from the answer to its publication
 */
public record ServiceLimits(
        TimeLimit acceptance, TimeLimit feedbackAnswer, TimeLimit feedbackRefusal, TimeLimit feedbackPublication) {
    /** Those of the national rules on one-stop desks and feedback. */
    public static final ServiceLimits NATIONAL = new ServiceLimits(
            new TimeLimit(8, Unit.WORKING_HOUR),
            new TimeLimit(15, Unit.WORKING_DAY),
            new TimeLimit(2, Unit.WORKING_DAY),
            new TimeLimit(2, Unit.WORKING_DAY));

    public ServiceLimits {
        Objects.requireNonNull(acceptance, "acceptance");
        Objects.requireNonNull(feedbackAnswer, "feedbackAnswer");
        Objects.requireNonNull(feedbackRefusal, "feedbackRefusal");
        Objects.requireNonNull(feedbackPublication, "feedbackPublication");
    }
}
