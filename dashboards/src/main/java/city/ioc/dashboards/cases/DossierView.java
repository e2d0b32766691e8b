package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.State;
import city.ioc.events.DossierEvent.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A dossier as lists show it; null stands for not known. Money is in units of the currency.
 *
 * @param open as the figures count it at the moment asked for
 * @param overdue likewise
 * @param overdueFrom first instant at which it is overdue when its clock runs and nothing more happens
 * @param events how many events of it were delivered
 * @param irregular how many of them had no effect or were out of place
 */
public record DossierView(
        String id,
        State state,
        boolean open,
        boolean overdue,
        String unit,
        String handler,
        String procedure,
        Channel channel,
        Instant submittedAt,
        Instant acceptedAt,
        Instant dueAt,
        Instant overdueFrom,
        List<EndView> ends,
        BigDecimal fees,
        BigDecimal paid,
        int events,
        int irregular) {
    public DossierView {
        ends = List.copyOf(ends);
    }

    /** @param onTime null when there was no due */
    public record EndView(Instant at, State how, String unit, BigDecimal processingSeconds, Boolean onTime) {}
}
