package city.ioc.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything of a case that is not its dossier (sections 3 to 8); each kind looks only at its own events. */
final class ServiceWalks {
    final TicketWalk ticket;
    final FeedbackWalk feedback;
    final OutageWalk outage;
    final CaseResult.PlanTask planTask;
    final List<CaseResult.Indicator> indicators = new ArrayList<>();
    final int actions;
    private final EpisodeLimits limits;

    /**
     * @param byKind        the events in order under what stands before the dot of their type
     * @param acceptingUnit of the dossier of the same case
     */
    ServiceWalks(
            Map<String, List<OracleEvent>> byKind,
            String acceptingUnit,
            OracleSettings settings,
            OracleCalendars calendars,
            Tally tally) {
        this.limits = new EpisodeLimits(calendars.of(""));
        List<OracleEvent> tickets = byKind.getOrDefault("ticket", List.of());
        this.ticket = tickets.isEmpty() ? null : TicketWalk.walk(tickets, tally);
        this.feedback = FeedbackWalk.walk(byKind.getOrDefault("feedback", List.of()), settings, calendars, tally);
        this.outage = OutageWalk.walk(byKind.getOrDefault("outage", List.of()), tally);
        this.planTask = PlanTaskWalk.walk(byKind.getOrDefault("plan-task", List.of()), tally);
        for (OracleEvent event : byKind.getOrDefault("indicator", List.of())) {
            tally.add(event.text("unit"), "indicators-published", event.time(), 1);
            indicators.add(indicator(event));
        }
        List<OracleEvent> alerts = byKind.getOrDefault("alert", List.of());
        for (OracleEvent event : alerts) {
            tally.add(acceptingUnit, "operator-actions", event.time(), 1);
        }
        this.actions = alerts.size();
    }

    /** The first event of the type. Without one, events of the kind make an orphan of an unknown unit. */
    static OracleEvent firstOrOrphan(List<OracleEvent> own, String type, Tally tally) {
        for (OracleEvent event : own) {
            if (event.is(type)) {
                return event;
            }
        }
        if (!own.isEmpty()) {
            tally.add(BatchOracle.UNKNOWN_UNIT, "orphans", own.get(0).time(), 1);
        }
        return null;
    }

    /** While a rule about feedback or outages holds. */
    List<EpisodeBook.Stretch> stretches(OracleRule rule) {
        EpisodeBook.Stretch stretch = rule.kind().equals("OUTAGE")
                ? outage == null ? null : outage.lasting(limits.lasted(outage.started(), rule.limit()))
                : feedback == null ? null : feedback.overdue();
        return stretch == null ? List.of() : List.of(stretch);
    }

    long irregular() {
        return (ticket == null ? 0 : ticket.irregular)
                + (feedback == null ? 0 : feedback.irregular)
                + (outage == null ? 0 : outage.irregular);
    }

    private static CaseResult.Indicator indicator(OracleEvent event) {
        return new CaseResult.Indicator(
                Instant.ofEpochMilli(event.time()),
                event.text("unit"),
                event.text("indicator"),
                event.text("period"),
                event.data().path("value").decimalValue().stripTrailingZeros(),
                event.text("source"));
    }
}
