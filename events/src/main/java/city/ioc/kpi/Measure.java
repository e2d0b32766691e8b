package city.ioc.kpi;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a case contributes to; {@code docs/reference/figures.md} says when and how much.
 *
 * <p>Amounts are counts; those of {@link #AMOUNT_PAID} ten-thousandths of the currency, of {@link #OUTAGE_DURATION} and
 * {@link #HEALTH_LATENCY} milliseconds, of {@link #SCORE} points.
 */
public enum Measure {
    RECEIVED(1, "received", Kind.FLOW, Subject.DOSSIER),
    RECEIVED_ONLINE(2, "received-online", Kind.FLOW, Subject.DOSSIER),
    RESOLVED(3, "resolved", Kind.FLOW, Subject.DOSSIER),
    RESOLVED_WITH_DUE(4, "resolved-with-due", Kind.FLOW, Subject.DOSSIER),
    RESOLVED_ON_TIME(5, "resolved-on-time", Kind.FLOW, Subject.DOSSIER),
    WITHDRAWN(6, "withdrawn", Kind.FLOW, Subject.DOSSIER),
    REOPENED(7, "reopened", Kind.FLOW, Subject.DOSSIER),
    TRANSFERRED_OUT(8, "transferred-out", Kind.FLOW, Subject.DOSSIER),
    TRANSFERRED_IN(9, "transferred-in", Kind.FLOW, Subject.DOSSIER),
    OPEN(10, "open", Kind.STOCK, Subject.DOSSIER),
    OPEN_WITH_DUE(11, "open-with-due", Kind.STOCK, Subject.DOSSIER),
    OVERDUE(12, "overdue", Kind.STOCK, Subject.DOSSIER),
    WITH_FEE(13, "with-fee", Kind.FLOW, Subject.DOSSIER),
    PAID_IN_FULL(14, "paid-in-full", Kind.FLOW, Subject.DOSSIER),
    WITH_PAYMENT(15, "with-payment", Kind.FLOW, Subject.DOSSIER),
    PAID_ONLINE(16, "paid-online", Kind.FLOW, Subject.DOSSIER),
    AMOUNT_PAID(17, "amount-paid", Kind.FLOW, Subject.DOSSIER),
    IRREGULAR(18, "irregular", Kind.FLOW, Subject.DOSSIER),
    ORPHANS(19, "orphans", Kind.FLOW, Subject.DOSSIER),
    TICKETS_TAKEN(20, "tickets-taken", Kind.FLOW, Subject.TICKET),
    TICKETS_WAITING(21, "tickets-waiting", Kind.STOCK, Subject.TICKET),
    TICKETS_CALLED(22, "tickets-called", Kind.FLOW, Subject.TICKET),
    TICKETS_SERVED(23, "tickets-served", Kind.FLOW, Subject.TICKET),
    TICKETS_ABANDONED(24, "tickets-abandoned", Kind.FLOW, Subject.TICKET),
    SUBMITTED_ONLINE(25, "submitted-online", Kind.FLOW, Subject.DOSSIER),
    ACCEPTANCE_WAITING(26, "acceptance-waiting", Kind.STOCK, Subject.DOSSIER),
    ACCEPTANCE_OVERDUE(27, "acceptance-overdue", Kind.STOCK, Subject.DOSSIER),
    ACCEPTANCE_ANSWERED(28, "acceptance-answered", Kind.FLOW, Subject.DOSSIER),
    ACCEPTANCE_ON_TIME(29, "acceptance-on-time", Kind.FLOW, Subject.DOSSIER),
    INTER_AGENCY(30, "inter-agency", Kind.STOCK, Subject.DOSSIER),
    STEP_OVERDUE(31, "step-overdue", Kind.STOCK, Subject.DOSSIER),
    SUPPLEMENTS_REQUESTED(32, "supplements-requested", Kind.FLOW, Subject.DOSSIER),
    NOT_COLLECTED(33, "not-collected", Kind.STOCK, Subject.DOSSIER),
    RESULT_REQUIRED(34, "result-required", Kind.FLOW, Subject.DOSSIER),
    RESULT_ELECTRONIC(35, "result-electronic", Kind.FLOW, Subject.DOSSIER),
    ONLINE_IN_FULL(36, "online-in-full", Kind.FLOW, Subject.DOSSIER),
    DIGITISED(37, "digitised", Kind.FLOW, Subject.DOSSIER),
    DIGITISED_IN_FULL(38, "digitised-in-full", Kind.FLOW, Subject.DOSSIER),
    REUSED(39, "reused", Kind.FLOW, Subject.DOSSIER),
    CONNECTED(40, "connected", Kind.FLOW, Subject.DOSSIER),
    POPULATION_DATA(41, "population-data", Kind.FLOW, Subject.DOSSIER),
    SYNCHRONISED(42, "synchronised", Kind.FLOW, Subject.DOSSIER),
    RATED(43, "rated", Kind.FLOW, Subject.DOSSIER),
    SATISFIED(44, "satisfied", Kind.FLOW, Subject.DOSSIER),
    SCORED(45, "scored", Kind.FLOW, Subject.DOSSIER),
    SCORE(46, "score", Kind.FLOW, Subject.DOSSIER),
    DISLIKED(47, "disliked", Kind.FLOW, Subject.DOSSIER),
    FEEDBACK_RECEIVED(48, "feedback-received", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_OPEN(49, "feedback-open", Kind.STOCK, Subject.FEEDBACK),
    FEEDBACK_OVERDUE(50, "feedback-overdue", Kind.STOCK, Subject.FEEDBACK),
    FEEDBACK_ANSWERED(51, "feedback-answered", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_REFUSED(52, "feedback-refused", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_ON_TIME(53, "feedback-on-time", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_PUBLISHED(54, "feedback-published", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_PUBLISHED_ON_TIME(55, "feedback-published-on-time", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_LIKED(56, "feedback-liked", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_DISLIKED(57, "feedback-disliked", Kind.FLOW, Subject.FEEDBACK),
    FEEDBACK_UNSATISFACTORY(58, "feedback-unsatisfactory", Kind.FLOW, Subject.FEEDBACK),
    OUTAGES_STARTED(59, "outages-started", Kind.FLOW, Subject.OUTAGE),
    OUTAGES_OPEN(60, "outages-open", Kind.STOCK, Subject.OUTAGE),
    OUTAGES_ENDED(61, "outages-ended", Kind.FLOW, Subject.OUTAGE),
    OUTAGE_DURATION(62, "outage-duration", Kind.FLOW, Subject.OUTAGE),
    PLAN_TASKS(63, "plan-tasks", Kind.STOCK, Subject.PLAN_TASK),
    PLAN_TASKS_RUNNING(64, "plan-tasks-running", Kind.STOCK, Subject.PLAN_TASK),
    PLAN_TASKS_DONE(65, "plan-tasks-done", Kind.STOCK, Subject.PLAN_TASK),
    INDICATORS_PUBLISHED(66, "indicators-published", Kind.FLOW, Subject.OTHER),
    OPERATOR_ACTIONS(67, "operator-actions", Kind.FLOW, Subject.OTHER),
    HEALTH_SAMPLES(68, "health-samples", Kind.FLOW, Subject.HEALTH),
    HEALTH_OK(69, "health-ok", Kind.FLOW, Subject.HEALTH),
    HEALTH_LATENCY(70, "health-latency", Kind.FLOW, Subject.HEALTH),
    CHANNEL_MISSING(71, "channel-missing", Kind.FLOW, Subject.DOSSIER);

    /** Which cohorts a figure for [from, to] sums. */
    public enum Kind {
        /** Those from {@code from} to {@code to}. */
        FLOW,
        /** All up to {@code to}: what stands at the end of the period. */
        STOCK
    }

    /** What the cases behind a measure are. */
    public enum Subject {
        DOSSIER,
        TICKET,
        FEEDBACK,
        OUTAGE,
        PLAN_TASK,
        /** Samples of the health of desks and networks, which belong to no case. */
        HEALTH,
        OTHER
    }

    private static final Map<String, Measure> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.collectingAndThen(
                    Collectors.toMap(Measure::wireName, measure -> measure, (a, b) -> a, LinkedHashMap::new),
                    Collections::unmodifiableMap));
    private static final Map<Integer, Measure> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Measure::code, measure -> measure));

    private final int code;
    private final String wireName;
    private final Kind kind;
    private final Subject subject;

    Measure(int code, String wireName, Kind kind, Subject subject) {
        this.code = code;
        this.wireName = wireName;
        this.kind = kind;
        this.subject = subject;
    }

    /** The number that stands for this measure in stored data; it never changes and is never used again. */
    public int code() {
        return code;
    }

    /** The name in formulas and in answers, such as {@code resolved-on-time}. */
    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }

    public Subject subject() {
        return subject;
    }

    /** Whether the cases behind this measure are dossiers, which alone have procedure and channel. */
    public boolean ofDossiers() {
        return subject == Subject.DOSSIER;
    }

    /** The measure of a wire name; empty when there is none. */
    public static Optional<Measure> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** @throws IllegalArgumentException when no measure has this code */
    public static Measure ofCode(int code) {
        Measure measure = BY_CODE.get(code);
        if (measure == null) {
            throw new IllegalArgumentException("No measure has the code " + code);
        }
        return measure;
    }

    static String allWireNames() {
        return String.join(", ", BY_WIRE_NAME.keySet());
    }

    @Override
    public String toString() {
        return wireName;
    }
}
