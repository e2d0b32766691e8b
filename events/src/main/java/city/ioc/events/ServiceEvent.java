package city.ioc.events;

import java.math.BigDecimal;

/** What happens at the desks and around them: queue tickets, feedback, outages, health, figures, plans. */
public sealed interface ServiceEvent extends EventData {

    /** What citizens' feedback is about. */
    enum FeedbackKind {
        REGULATION,
        STAFF
    }

    /** The part of the service that fails or slows down. */
    enum Component {
        DESK,
        PORTAL,
        NETWORK,
        APPLICATION
    }

    /** Where a task of a plan stands. */
    enum PlanStatus {
        PLANNED,
        RUNNING,
        DONE
    }

    record TicketTaken(String unit, @Opt String service) implements ServiceEvent {}

    record TicketCalled(String desk) implements ServiceEvent {}

    record TicketServed(String desk) implements ServiceEvent {}

    record TicketAbandoned() implements ServiceEvent {}

    record FeedbackReceived(String unit, FeedbackKind kind) implements ServiceEvent {}

    record FeedbackAnswered() implements ServiceEvent {}

    record FeedbackPublished() implements ServiceEvent {}

    record FeedbackRefused(@FreeText String reason) implements ServiceEvent {}

    record FeedbackRated(boolean liked) implements ServiceEvent {}

    record OutageStarted(String unit, Component component) implements ServiceEvent {}

    record OutageEnded() implements ServiceEvent {}

    /** A probe of a desk, portal or network; latest value and counters only, never folded into a case. */
    record HealthSampled(
            String unit, Component component, boolean ok, @Range(min = 0, max = 86_400_000) long latencyMillis)
            implements ServiceEvent {}

    /** A sign of life that travels the whole pipeline and counts in no figure. */
    record TracerSent(String unit) implements ServiceEvent {}

    /** A figure published elsewhere, shown beside the live one. {@code period}: 2023, 2023-Q4 or 2023-12. */
    record IndicatorPublished(
            String unit,
            String indicator,
            String period,
            @Range(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L, decimals = 10) BigDecimal value,
            @FreeText String source)
            implements ServiceEvent {}

    record PlanTaskUpdated(String plan, String unit, PlanStatus status) implements ServiceEvent {}
}
