package city.ioc.events;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every topic of the pipeline. No other file names one.
 *
 * <p>Event topics are kept for ever and stamped by the broker, so a record's time stamp is its arrival and history with old
 * event times survives. Derived topics are compacted and belong to one {@code generation}: the fingerprint of all that the
 * fold reads. Another generation writes beside them, never into them.
 */
public final class Topics {
    private static final Map<String, String> EVENTS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "LogAppendTime");
    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "retention.ms", "-1",
            "message.timestamp.type", "CreateTime",
            "min.cleanable.dirty.ratio", "0.2",
            "segment.bytes", Integer.toString(16 << 20),
            "segment.ms", Long.toString(24L * 60 * 60 * 1000),
            "delete.retention.ms", Long.toString(7L * 24 * 60 * 60 * 1000));
    private static final Map<String, String> REJECTS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", Long.toString(90L * 24 * 60 * 60 * 1000),
            "message.timestamp.type", "LogAppendTime");
    private static final Map<String, String> DELIVERED = Map.of(
            "cleanup.policy", "compact,delete",
            "retention.ms", Long.toString(400L * 24 * 60 * 60 * 1000),
            "message.timestamp.type", "LogAppendTime",
            "min.cleanable.dirty.ratio", "0.2",
            "segment.bytes", Integer.toString(16 << 20));

    public static final Topic DOSSIER_EVENTS = new Topic("ioc.dossier-events.v1", EVENTS);
    public static final Topic PAYMENT_EVENTS = new Topic("ioc.payment-events.v1", EVENTS);
    public static final Topic SERVICE_EVENTS = new Topic("ioc.service-events.v1", EVENTS);
    public static final Topic OPERATOR_ACTIONS = new Topic("ioc.operator-actions.v1", EVENTS);

    /** What was in an event topic and could not be used, with the reason. */
    public static final Topic REJECTED = new Topic("ioc.rejected.v1", REJECTS);

    /**
     * What is told to whom of the alerts, and how far it came; key = id of the message. It belongs to no generation, so that none
     * tells again what another one told.
     */
    public static final Topic DELIVERIES = new Topic("ioc.deliveries.v1", DELIVERED);

    /** Which generation is shown, which was before, and which will be; key = {@code generation}, so the latest record is all there is to know. */
    public static final Topic CONTROL = new Topic("ioc.control.v1", COMPACTED);

    /** Who did what; key = what it was done to. It belongs to no generation and is kept for ever. */
    public static final Topic AUDIT = new Topic("ioc.audit.v1", EVENTS);

    private Topics() {}

    /** The topics that carry events, key = case id. They have one partition count, so a case meets in one task. */
    public static List<Topic> events() {
        return List.of(DOSSIER_EVENTS, PAYMENT_EVENTS, SERVICE_EVENTS, OPERATOR_ACTIONS);
    }

    /** Latest summary of every case; key = case id. */
    public static Topic caseSummaries(String generation) {
        return new Topic("ioc.case-summaries.v1." + generation, COMPACTED);
    }

    /** Latest value of every cell; key = cell, no value once it is zero. */
    public static Topic kpiCells(String generation) {
        return new Topic("ioc.kpi-cells.v1." + generation, COMPACTED);
    }

    /** Every alert as it stands; key = id of the alert. */
    public static Topic alerts(String generation) {
        return new Topic("ioc.alerts.v1." + generation, COMPACTED);
    }

    /** Latest sample of the health of every component of every desk; key = desk and component. */
    public static Topic serviceHealth(String generation) {
        return new Topic("ioc.service-health.v1." + generation, COMPACTED);
    }

    /** The topics that a pipeline of this generation needs, all of one partition count. */
    public static List<Topic> all(String generation) {
        return Stream.concat(shared().stream(), derived(generation).stream()).toList();
    }

    /** Those of them that belong to no generation. */
    public static List<Topic> shared() {
        return Stream.concat(events().stream(), Stream.of(REJECTED, DELIVERIES, AUDIT, CONTROL)).toList();
    }

    /** Those of them that nothing is lost with: they are computed again from the events. */
    public static List<Topic> derived(String generation) {
        return List.of(caseSummaries(generation), kpiCells(generation), serviceHealth(generation), alerts(generation));
    }
}
