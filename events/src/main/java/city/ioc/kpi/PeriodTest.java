package city.ioc.kpi;

import java.util.EnumSet;
import java.util.Set;

/** What has to lie in a period for a contribution to count in it. Each measure has one: it says what the cohort of its facts is. */
public enum PeriodTest {
    /** The acceptance of the dossier, whatever becomes of it until the moment asked for. */
    ACCEPTED,
    /** An end of the dossier. */
    ENDED,
    /** The receipt of the feedback, whatever becomes of it until the moment asked for. */
    RECEIVED,
    /** The rating that stands at the moment asked for. */
    RATED,
    /** What is counted itself. */
    HAPPENED,
    /** Nothing: it counts when it stands at the end of the period, or at the moment asked for when that is earlier. */
    STANDS;

    /** That of a measure. */
    public static PeriodTest of(Measure measure) {
        return switch (measure) {
            case RECEIVED, RECEIVED_ONLINE, WITH_FEE, PAID_IN_FULL, WITH_PAYMENT, PAID_ONLINE, RESULT_REQUIRED, RESULT_ELECTRONIC,
                    ONLINE_IN_FULL, DIGITISED, DIGITISED_IN_FULL, REUSED, CONNECTED, POPULATION_DATA, SYNCHRONISED, DISLIKED,
                    CHANNEL_MISSING ->
                ACCEPTED;
            case RESOLVED, RESOLVED_WITH_DUE, RESOLVED_ON_TIME, WITHDRAWN -> ENDED;
            case FEEDBACK_RECEIVED, FEEDBACK_LIKED, FEEDBACK_DISLIKED, FEEDBACK_UNSATISFACTORY -> RECEIVED;
            case RATED, SATISFIED, SCORED, SCORE -> RATED;
            case REOPENED, TRANSFERRED_OUT, TRANSFERRED_IN, AMOUNT_PAID, IRREGULAR, ORPHANS, SUBMITTED_ONLINE, ACCEPTANCE_ANSWERED,
                    ACCEPTANCE_ON_TIME, SUPPLEMENTS_REQUESTED, TICKETS_TAKEN, TICKETS_CALLED, TICKETS_SERVED, TICKETS_ABANDONED,
                    FEEDBACK_ANSWERED, FEEDBACK_REFUSED, FEEDBACK_ON_TIME, FEEDBACK_PUBLISHED, FEEDBACK_PUBLISHED_ON_TIME,
                    OUTAGES_STARTED, OUTAGES_ENDED, OUTAGE_DURATION, INDICATORS_PUBLISHED, OPERATOR_ACTIONS, HEALTH_SAMPLES, HEALTH_OK,
                    HEALTH_LATENCY ->
                HAPPENED;
            case OPEN, OPEN_WITH_DUE, OVERDUE, TICKETS_WAITING, ACCEPTANCE_WAITING, ACCEPTANCE_OVERDUE, INTER_AGENCY, STEP_OVERDUE,
                    NOT_COLLECTED, FEEDBACK_OPEN, FEEDBACK_OVERDUE, OUTAGES_OPEN, PLAN_TASKS, PLAN_TASKS_RUNNING, PLAN_TASKS_DONE ->
                STANDS;
        };
    }

    /** Those of all that a formula itself takes from cases, in order; not of the KPIs that it refers to. */
    static Set<PeriodTest> of(Formula formula) {
        Set<PeriodTest> tests = EnumSet.noneOf(PeriodTest.class);
        FormulaParts.parts(formula).forEach(part -> {
            switch (part) {
                case Formula.Sum sum -> tests.add(of(sum.measure()));
                case Formula.Distinct distinct -> tests.add(ACCEPTED);
                case Formula.Percentile percentile -> tests.add(ofDuration(percentile.duration()));
                case Formula.Mean mean -> tests.add(ofDuration(mean.duration()));
                case Formula.Number number -> {}
                case Formula.Given given -> {}
                case Formula.Reference reference -> {}
                case Formula.Binary binary -> {}
                case Formula.Min min -> {}
                case Formula.Max max -> {}
            }
        });
        return tests;
    }

    /** Processing ends with the dossier; waiting ends with a call. */
    private static PeriodTest ofDuration(String duration) {
        return switch (duration) {
            case "processing-time" -> ENDED;
            case "waiting-time" -> HAPPENED;
            default -> throw new IllegalArgumentException("No duration is called " + duration);
        };
    }
}
